module DLWorkbook.Tests.Core.Kernels.CounterRandomTests

open System
open System.Numerics
open Expecto
open DLWorkbook.Core.Kernels

let private count = 1 <<< 18

/// Words 0, 1, … of a stream.
let private words seed stream =
    let random = CounterRandom(seed, stream)
    Array.init count (fun i -> random[uint32 i])

/// How far a number of hits is from what is expected, in standard deviations.
let private deviation probability trials hits =
    let n = float trials
    (float hits - n * probability) / sqrt (n * probability * (1.0 - probability))

let private within limit (z: float) message =
    Expect.isTrue (abs z < limit) $"{message}: {z} standard deviations off"

/// Each of the 32 bits of some words is one about half the time.
let private bitsAreFair (bits: uint32[]) message =
    for bit in 0..31 do
        let ones = bits |> Array.sumBy (fun word -> int ((word >>> bit) &&& 1u))
        within 5.0 (deviation 0.5 bits.Length ones) $"{message}, bit {bit}"

let private seeds = [ 0UL; 1UL; 42UL; 0xFFFFFFFFFFFFFFFFUL; 0x0123456789ABCDEFUL ]

let private bits =
    testList "bits" [
        testCase "a vector's lanes are the words of their indices, also where the index runs over"
        <| fun () ->
            for seed in seeds do
                let random = CounterRandom(seed, 7UL)

                for index in [ 0u; 1u; 12345u; UInt32.MaxValue - 2u ] do
                    let lanes = random.From index

                    for lane in 0 .. Vector<uint32>.Count - 1 do
                        Expect.equal lanes[lane] random[index + uint32 lane] $"seed {seed}, index {index}, lane {lane}"

        testCase "they depend on seed, stream and index alone"
        <| fun () ->
            Expect.equal (words 5UL 3UL) (words 5UL 3UL) "the same again"
            Expect.notEqual (words 5UL 3UL) (words 5UL 4UL) "another stream"
            Expect.notEqual (words 5UL 3UL) (words 6UL 3UL) "another seed"

        testCase "each bit is one half the time"
        <| fun () ->
            for seed in seeds do
                bitsAreFair (words seed 0UL) $"seed {seed}"

        testCase "words at a distance have nothing to do with each other"
        <| fun () ->
            let sample = words 9UL 1UL

            for lag in [ 1; 2; 3; 7; 8; 16; 200; 256; 4096; 65536 ] do
                let apart = Array.init (count - lag) (fun i -> sample[i] ^^^ sample[i + lag])
                bitsAreFair apart $"lag {lag}"

        testCase "nor have streams, nor seeds, that follow each other"
        <| fun () ->
            for seed in seeds do
                let sample = words seed 0UL
                bitsAreFair (Array.map2 (^^^) sample (words seed 1UL)) $"stream 1 of seed {seed}"
                bitsAreFair (Array.map2 (^^^) sample (words (seed + 1UL) 0UL)) $"seed {seed} + 1"

        testCase "one word of each stream, or of each seed, is as random as the words of one stream"
        <| fun () ->
            let acrossStreams = Array.init count (fun i -> CounterRandom(3UL, uint64 i)[5u])
            let acrossSeeds = Array.init count (fun i -> CounterRandom(uint64 i, 3UL)[5u])

            for sample, name in [ acrossStreams, "streams"; acrossSeeds, "seeds" ] do
                bitsAreFair sample name
                let neighbours = sample |> Array.pairwise |> Array.map (fun (a, b) -> a ^^^ b)
                bitsAreFair neighbours $"neighbouring {name}"

        testCase "the bytes are spread evenly: chi-square"
        <| fun () ->
            for seed in seeds do
                let sample = words seed 2UL

                for place in 0..3 do
                    let counts = Array.zeroCreate<int> 256

                    for word in sample do
                        let value = int ((word >>> (8 * place)) &&& 255u)
                        counts[value] <- counts[value] + 1

                    let expected = float count / 256.0

                    let chiSquare =
                        counts |> Array.sumBy (fun n -> (float n - expected) ** 2.0 / expected)
                    // 255 degrees of freedom: mean 255, standard deviation √510.
                    within 5.0 ((chiSquare - 255.0) / sqrt 510.0) $"seed {seed}, byte {place}"
    ]

let private masks =
    testList "dropout masks" [
        testCase "the share that is kept is one minus the rate, and neighbours are kept independently"
        <| fun () ->
            for rate in [ 0.01; 0.1; 0.5; 0.9 ] do
                let mask = DropoutMask(rate, 11UL, 0UL)
                let kept = Array.init count (fun i -> mask.Keeps(uint32 i))
                let share = kept |> Array.filter id |> Array.length
                within 5.0 (deviation (1.0 - rate) count share) $"rate {rate}"

                for lag in [ 1; 8; 200 ] do
                    let both =
                        Seq.init (count - lag) (fun i -> kept[i] && kept[i + lag])
                        |> Seq.filter id
                        |> Seq.length

                    within 5.0 (deviation ((1.0 - rate) ** 2.0) (count - lag) both) $"rate {rate}, lag {lag}"

        testCase "vectors of both types keep what the numbers one by one are told"
        <| fun () ->
            let mask = DropoutMask(0.3, 12UL, 4UL)

            for index in [ 0u; 5u; 4000u ] do
                let struct (s0, s1) = mask.Keep<float32> index
                let struct (d0, d1) = mask.Keep<float> index

                let singles =
                    Seq.append
                        (Seq.init Vector<float32>.Count (fun i -> s0[i]))
                        (Seq.init Vector<float32>.Count (fun i -> s1[i]))

                let doubles =
                    Seq.append
                        (Seq.init Vector<float>.Count (fun i -> d0[i]))
                        (Seq.init Vector<float>.Count (fun i -> d1[i]))

                singles
                |> Seq.iteri (fun i bits ->
                    let all = BitConverter.SingleToUInt32Bits bits

                    Expect.equal
                        all
                        (if mask.Keeps(index + uint32 i) then UInt32.MaxValue else 0u)
                        $"single {index} + {i}")

                doubles
                |> Seq.iteri (fun i bits ->
                    let all = BitConverter.DoubleToUInt64Bits bits

                    Expect.equal
                        all
                        (if mask.Keeps(index + uint32 i) then
                             UInt64.MaxValue
                         else
                             0UL)
                        $"double {index} + {i}")

        testCase "a rate of one keeps nothing"
        <| fun () ->
            let mask = DropoutMask(1.0, 1UL, 1UL)
            Expect.isFalse (Seq.exists (fun i -> mask.Keeps(uint32 i)) (seq { 0 .. count - 1 })) "all dropped"
            Expect.equal (DropoutMask.Scale 1.0) 0.0 "and no division by zero"
    ]

let tests = testList "counter-based random bits" [ bits; masks ]
