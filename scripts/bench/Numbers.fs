/// The numbers that both sides of the benchmark train on. They come from a hash of the element's index, so that
/// nothing need be written to disk and `peer.py` makes the same ones.
[<RequireQualifiedAccess>]
module DLWorkbook.Bench.Numbers

/// Element `index` of stream `seed`, spread over all of uint32 (the finaliser of MurmurHash3).
let mix (seed: int) (index: int) =
    let h = uint32 index * 0x9E3779B1u + uint32 seed
    let h = (h ^^^ (h >>> 16)) * 0x85EBCA6Bu
    let h = (h ^^^ (h >>> 13)) * 0xC2B2AE35u
    h ^^^ (h >>> 16)

/// `count` float32 values in [-scale, scale).
let uniform seed scale count =
    Array.init count (fun index -> float32 ((double (mix seed index) / 2147483648.0 - 1.0) * scale))

/// `count` int64 values from `first` to `last`.
let integers seed (first: int64) last count =
    Array.init count (fun index -> first + int64 (mix seed index) % (last - first + 1L))

/// `count` bytes, about one in five of them not zero, as in a picture of a digit.
let bytes seed count =
    Array.init count (fun index ->
        let value = mix seed index
        if value % 5u = 0u then byte (value >>> 24) else 0uy)
