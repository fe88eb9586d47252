using System;
using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace DLWorkbook.Grading;

/// <summary>What Linux knows of a file beyond what .NET tells.</summary>
/// <param name="IsRegular">Whether it is a file, and no pipe, socket or device, at which a reader might wait for ever.</param>
/// <param name="Names">How many names it has: more than one means a hard link.</param>
internal sealed record UnixFile(bool IsRegular, uint Names)
{
    private const int HereIfRelative = -100;
    private const int DontFollow = 0x100;
    private const uint TypeAndLinks = 0x1 | 0x4;

    /// <summary>What is known of a file; null on a system other than Linux, or when it is gone.</summary>
    public static UnixFile? Of(string file)
    {
        if (!OperatingSystem.IsLinux())
        {
            return null;
        }

        // struct statx is laid out alike on every architecture: the number of links stands at byte 16, the mode at 28.
        var buffer = new byte[256];
        return Statx(HereIfRelative, file, DontFollow, TypeAndLinks, buffer) == 0
            ? new UnixFile(
                (BinaryPrimitives.ReadUInt16LittleEndian(buffer.AsSpan(28)) & 0xF000) == 0x8000,
                BinaryPrimitives.ReadUInt32LittleEndian(buffer.AsSpan(16)))
            : null;
    }

    [DllImport("libc", EntryPoint = "statx")]
    private static extern int Statx(int folder, [MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags, uint mask, [Out] byte[] result);
}
