using System;

namespace DLWorkbook.Core.Data;

/// <summary>A file as its authors publish it.</summary>
/// <param name="Name">The file's name.</param>
/// <param name="Address">The canonical address.</param>
/// <param name="Size">The size, in bytes.</param>
/// <param name="Sha256">The SHA-256, 64 hexadecimal digits in small letters.</param>
public sealed record RemoteFile(string Name, Uri Address, long Size, string Sha256);
