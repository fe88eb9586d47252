using System;
using System.Runtime.InteropServices;

namespace DLWorkbook.Core.Runtime;

/// <summary>
/// The environment that native libraries see. On Unix .NET keeps a copy of its own and
/// <see cref="Environment.SetEnvironmentVariable(string, string)"/> changes only that one, so libgomp and OpenBLAS,
/// which ask libc, would never hear of it.
/// </summary>
internal static class NativeEnvironment
{
    /// <summary>The value that .NET or libc has for a variable; null when neither has one or it is empty.</summary>
    /// <param name="name">The variable.</param>
    public static string? Get(string name)
    {
        var value = Environment.GetEnvironmentVariable(name);
        if (string.IsNullOrEmpty(value) && !OperatingSystem.IsWindows())
        {
            value = Marshal.PtrToStringUTF8(GetFromLibc(name));
        }

        return string.IsNullOrEmpty(value) ? null : value;
    }

    /// <summary>Sets a variable for .NET, for native libraries loaded later and for child processes.</summary>
    /// <param name="name">The variable.</param>
    /// <param name="value">Its value.</param>
    /// <exception cref="InvalidOperationException">libc refused.</exception>
    public static void Set(string name, string value)
    {
        Environment.SetEnvironmentVariable(name, value);
        if (!OperatingSystem.IsWindows() && SetInLibc(name, value, overwrite: 1) != 0)
        {
            throw new InvalidOperationException(
                $"setenv: expected to set {name}={value}, got error {Marshal.GetLastPInvokeError()} from libc");
        }
    }

    [DllImport("libc", EntryPoint = "getenv", ExactSpelling = true)]
    private static extern IntPtr GetFromLibc([MarshalAs(UnmanagedType.LPUTF8Str)] string name);

    [DllImport("libc", EntryPoint = "setenv", ExactSpelling = true, SetLastError = true)]
    private static extern int SetInLibc(
        [MarshalAs(UnmanagedType.LPUTF8Str)] string name,
        [MarshalAs(UnmanagedType.LPUTF8Str)] string value,
        int overwrite);
}
