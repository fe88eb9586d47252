namespace DLWorkbook.Grading.Worker

open System
open System.Buffers.Binary
open System.IO
open System.Runtime.InteropServices
open Microsoft.Win32.SafeHandles

/// What the kernel is asked for.
module private Native =

    [<DllImport("libc", EntryPoint = "fcntl")>]
    extern int control(int descriptor, int command, int argument)

    [<DllImport("libc", EntryPoint = "dup2")>]
    extern int replace(int descriptor, int target)

/// The pipe to the grader, out of the way of the submission's own prints and reads.
[<Sealed>]
type Pipe private (input: Stream, output: Stream) =

    /// A copy of a descriptor that no child inherits.
    static let keepCopy (descriptor: int) =
        let duplicateAndCloseOnExec = 1030
        Native.control (descriptor, duplicateAndCloseOnExec, 64)

    /// Takes the pipe from standard input and output; what reads or writes there afterwards reaches nothing.
    static member Take() : Pipe =
        if OperatingSystem.IsLinux() then
            let input, output = keepCopy 0, keepCopy 1
            use nothing = File.OpenHandle("/dev/null", FileMode.Open, FileAccess.ReadWrite)
            let descriptor = int (nothing.DangerousGetHandle())

            if
                input < 0
                || output < 0
                || Native.replace (descriptor, 0) < 0
                || Native.replace (descriptor, 1) < 0
            then
                invalidOp "the pipe to the grader can't be kept apart"

            let stream (descriptor: int) access : Stream =
                new FileStream(new SafeFileHandle(nativeint descriptor, true), access, 0)

            Pipe(stream input FileAccess.Read, stream output FileAccess.Write)
        else
            Pipe(Console.OpenStandardInput(), Console.OpenStandardOutput())

    /// The next message: a length of four bytes, little-endian, then so many bytes. None when the grader has gone.
    member _.Read() : byte[] option =
        let header = Array.zeroCreate 4

        if input.ReadAtLeast(Span header, 4, false) < 4 then
            None
        else
            let message =
                Array.zeroCreate (BinaryPrimitives.ReadInt32LittleEndian(ReadOnlySpan header))

            input.ReadExactly(Span message)
            Some message

    /// Sends a message.
    member _.Write(message: ReadOnlySpan<byte>) : unit =
        let framed: byte[] = Array.zeroCreate (4 + message.Length)
        BinaryPrimitives.WriteInt32LittleEndian(Span framed, message.Length)
        message.CopyTo(Span(framed, 4, message.Length))
        output.Write(framed, 0, framed.Length)
        output.Flush()
