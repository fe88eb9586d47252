namespace FSharp.Stats

open System

/// The ranks of values from 1 for the smallest. NaN gets the rank NaN, or, when RankNanWithNan is false, a rank among
/// the others: the last, or the first when NanIsMaximum is false.
[<AbstractClass; Sealed>]
type Rank =

    static member private IsNaN(value: 'a) =
        match box value with
        | :? float as number -> Double.IsNaN number
        | _ -> false

    /// The offsets in ascending order of their values, gathered where values are equal.
    static member private Groups(nanIsMaximum: bool, data: 'a[]) : int[][] =
        // NaN equals nothing, not even itself, so that each is a group of its own
        let comparison (a: int) (b: int) =
            match Rank.IsNaN data[a], Rank.IsNaN data[b] with
            | false, false -> compare data[a] data[b]
            | a, b -> if nanIsMaximum then compare a b else compare b a

        let groups = ResizeArray<ResizeArray<int>>()

        for offset in Array.init data.Length id |> Array.sortWith comparison do
            if groups.Count > 0 && data[groups[groups.Count - 1][0]] = data[offset] then
                groups[groups.Count - 1].Add offset
            else
                groups.Add(ResizeArray [ offset ])

        groups.ToArray() |> Array.map _.ToArray()

    /// The ranks; a function gives those of a group from the number of smaller values and its size.
    static member private Ranked(nanIsMaximum, rankNanWithNan, rankOf: int -> int -> int -> float) =
        fun (data: 'a[]) ->
            let ranks: float[] = Array.zeroCreate data.Length
            let mutable smaller = 0

            for group in Rank.Groups(defaultArg nanIsMaximum true, data) do
                group
                |> Array.iteri (fun place offset ->
                    ranks[offset] <-
                        if Rank.IsNaN data[offset] && defaultArg rankNanWithNan true then
                            nan
                        else
                            rankOf smaller group.Length place)

                smaller <- smaller + group.Length

            ranks

    /// Equal values rank in their order of appearance.
    static member RankFirst(?NanIsMaximum: bool, ?RankNanWithNan: bool) : ('b[] -> float[]) =
        Rank.Ranked(NanIsMaximum, RankNanWithNan, (fun smaller _ place -> float (smaller + place + 1)))

    /// Equal values share the smallest of their ranks.
    static member RankMin(?NanIsMaximum: bool, ?RankNanWithNan: bool) : ('b[] -> float[]) =
        Rank.Ranked(NanIsMaximum, RankNanWithNan, (fun smaller _ _ -> float (smaller + 1)))

    /// Equal values share the largest of their ranks.
    static member RankMax(?NanIsMaximum: bool, ?RankNanWithNan: bool) : ('b[] -> float[]) =
        Rank.Ranked(NanIsMaximum, RankNanWithNan, (fun smaller count _ -> float (smaller + count)))

    /// Equal values share the mean of their ranks.
    static member RankAverage(?NanIsMaximum: bool, ?RankNanWithNan: bool) : ('b[] -> float[]) =
        Rank.Ranked(NanIsMaximum, RankNanWithNan, (fun smaller count _ -> float smaller + float (count + 1) / 2.0))
