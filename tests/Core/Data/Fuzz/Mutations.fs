/// Damage done to the bytes of a sound file, the same for the same seed.
module DLWorkbook.Tests.Core.Data.Fuzz.Mutations

open System
open System.Buffers.Binary
open DLWorkbook.Core.Data

/// A damaged file and what was done to it.
type Damaged = { What: string; Bytes: byte[] }

let private place (random: SeededRandom) (bytes: byte[]) = random.Next(max 1 bytes.Length)

/// A stretch that begins anywhere and is mostly short.
let private stretch (random: SeededRandom) (bytes: byte[]) =
    let start = place random bytes
    let longest = bytes.Length - start
    start, min longest (1 + random.Next(1 <<< random.Next 12))

let private truncate (random: SeededRandom) (bytes: byte[]) =
    Array.truncate (place random bytes) bytes

let private flipBits (random: SeededRandom) (bytes: byte[]) =
    let damaged = Array.copy bytes

    for _ in 0 .. random.Next 4 do
        let at = place random bytes
        damaged[at] <- damaged[at] ^^^ byte (1 <<< random.Next 8)

    damaged

let private flipEarly (random: SeededRandom) (bytes: byte[]) =
    let damaged = Array.copy bytes
    let at = random.Next(min 24 bytes.Length)
    damaged[at] <- damaged[at] ^^^ byte (1 <<< random.Next 8)
    damaged

let private zeroes (random: SeededRandom) (bytes: byte[]) =
    let damaged = Array.copy bytes
    let start, length = stretch random bytes
    Array.fill damaged start length 0uy
    damaged

let private cut (random: SeededRandom) (bytes: byte[]) =
    let start, length = stretch random bytes
    Array.append bytes[.. start - 1] bytes[start + length ..]

let private twice (random: SeededRandom) (bytes: byte[]) =
    let start, length = stretch random bytes
    Array.concat [ bytes[.. start + length - 1]; bytes[start..] ]

let private append (random: SeededRandom) (bytes: byte[]) =
    Array.append bytes (Array.init (1 + random.Next 40) (fun _ -> byte (random.Next 256)))

/// One of the first four-byte numbers becomes another: none, one, a wrong count, or the largest that there are.
let private wrongNumber (random: SeededRandom) (bytes: byte[]) =
    let damaged = Array.copy bytes

    if bytes.Length >= 8 then
        let at = 4 * random.Next(min 4 (bytes.Length / 4))
        let old = BinaryPrimitives.ReadUInt32BigEndian(ReadOnlySpan(bytes, at, 4))

        let number =
            match random.Next 8 with
            | 0 -> 0u
            | 1 -> 1u
            | 2 -> old + 1u
            | 3 -> old - 1u
            | 4 -> UInt32.MaxValue
            | 5 -> 0x7FFFFFFFu
            | 6 -> 0x10000u * uint32 (1 + random.Next 0x4000)
            | _ -> uint32 (random.NextUInt64())

        BinaryPrimitives.WriteUInt32BigEndian(Span(damaged, at, 4), number)

    damaged

let private anyBytes = [
    "cut short", truncate
    "flipped bits", flipBits
    "a flipped bit in the header", flipEarly
    "zeroes", zeroes
    "a stretch left out", cut
    "a stretch twice", twice
    "more at the end", append
    "a wrong number in the header", wrongNumber
]

let private insert (what: byte[]) (random: SeededRandom) (bytes: byte[]) =
    let at = place random bytes
    Array.concat [ bytes[.. at - 1]; what; bytes[at..] ]

let private mixedLineEnds (random: SeededRandom) (bytes: byte[]) = [|
    for index in 0 .. bytes.Length - 1 do
        let isReturn =
            bytes[index] = 13uy && index + 1 < bytes.Length && bytes[index + 1] = 10uy

        if not (isReturn && random.Next 2 = 0) then
            bytes[index]
|]

let private anyText =
    let text (value: string) = Text.Encoding.UTF8.GetBytes value

    [
        "a NUL", insert [| 0uy |]
        "a quote", insert (text "\"")
        "a field in quotes", insert (text ",\"a, \"\"b\"\"\r\nc\",")
        "a comma", insert (text ",")
        "a line feed", insert (text "\n")
        "a carriage return", insert (text "\r")
        "bytes that are no UTF-8", insert [| 0xC3uy; 0x28uy |]
        "a letter of two bytes", insert (text "é")
        "mixed line ends", mixedLineEnds
        "a byte order mark before it", (fun _ bytes -> Array.append [| 0xEFuy; 0xBBuy; 0xBFuy |] bytes)
    ]

let private damage
    (kinds: (string * (SeededRandom -> byte[] -> byte[])) list)
    (seed: int)
    (count: int)
    (bytes: byte[])
    = [
    for number in 1..count do
        let random = SeededRandom.ForStream(int64 seed, int64 number)
        let what, change = List.item (number % List.length kinds) kinds
        let once = change random bytes

        // Every fourth file is damaged twice.
        if number % 4 = 0 && once.Length > 0 then
            let also, again = List.item (random.Next(List.length kinds)) kinds

            {
                What = $"number {number}: {what}, then {also}"
                Bytes = again random once
            }
        else
            { What = $"number {number}: {what}"; Bytes = once }
]

/// So many damaged copies of a file of numbers.
let ofBytes seed count bytes = damage anyBytes seed count bytes

/// So many damaged copies of a file of text.
let ofText seed count bytes =
    damage (anyBytes @ anyText) seed count bytes
