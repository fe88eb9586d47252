module DLWorkbook.Tests.Grading.LatePolicyTests

open System
open FsCheck
open FsCheck.FSharp
open Expecto
open DLWorkbook.Grading
open DLWorkbook.Tests.Grading.BookFixtures

let private due = at "2026-11-20T23:59:59+01:00"

let private hours (count: float) = TimeSpan.FromHours count
let private minutes (count: float) = TimeSpan.FromMinutes count

/// What a submission of 20 of 20 points loses.
let private loses (policy: LatePolicy) (late: TimeSpan) =
    policy.Penalty(due + late, Nullable due, Nullable(), 20.0, 20.0)

let private lost policy late = (loses policy late).Points

/// The three readings of the rule, as the doc comment's table has them.
let private readings = [
    "Inf265", LatePolicy.Inf265
    "count = full", LatePolicy(AtOnce = 2.0, PerStep = 2.0, Step = hours 12.0, Count = LateCount.Full)
    "atOnce = 0", LatePolicy(PerStep = 2.0, Step = hours 12.0)
]

let private table = [
    "a second early", TimeSpan.FromSeconds -1.0, [ 0.0; 0.0; 0.0 ]
    "on the second", TimeSpan.Zero, [ 0.0; 0.0; 0.0 ]
    "a moment late", TimeSpan.FromTicks 1L, [ 4.0; 2.0; 2.0 ]
    "11 h 59 min", minutes 719.0, [ 4.0; 2.0; 2.0 ]
    "exactly 12 h", hours 12.0, [ 4.0; 4.0; 2.0 ]
    "12 h and a moment", hours 12.0 + TimeSpan.FromTicks 1L, [ 6.0; 4.0; 4.0 ]
    "13 h 5 min", minutes 785.0, [ 6.0; 4.0; 4.0 ]
    "exactly 24 h", hours 24.0, [ 6.0; 6.0; 4.0 ]
    "24 h 1 min", minutes 1441.0, [ 8.0; 6.0; 6.0 ]
    "ten days", hours 240.0, [ 20.0; 20.0; 20.0 ]
]

let private arithmetic = [
    testCase "INF265's rule and its two milder readings, at the boundaries"
    <| fun () ->
        for name, late, expected in table do
            let got = [ for _, policy in readings -> lost policy late ]
            Expect.equal got expected name

    testCase "percent a day is of the points that there are to get, up to a cap"
    <| fun () ->
        let policy = LatePolicy.PercentPerDay(10.0, Nullable 50.0)

        Expect.equal
            [ for h in [ 0.0; 1.0; 24.0; 25.0; 96.0; 97.0; 1000.0 ] -> lost policy (hours h) ]
            [ 0.0; 2.0; 2.0; 4.0; 8.0; 10.0; 10.0 ]
            "of 20"

        let earned = LatePolicy(PerStep = 10.0, Unit = LateUnit.PercentOfEarned)
        let penalty = earned.Penalty(due + hours 1.0, Nullable due, Nullable(), 12.5, 20.0)
        Expect.equal penalty.Points 1.25 "of 12.5"

    testCase "none costs nothing, and without a due date nothing is late"
    <| fun () ->
        Expect.equal (lost LatePolicy.None (hours 500.0)) 0.0 "none"
        let penalty = LatePolicy.Inf265.Penalty(due, Nullable(), Nullable due, 20.0, 20.0)
        Expect.equal (penalty.Points, penalty.Late, penalty.Sentence) (0.0, TimeSpan.Zero, "no due date") "no date"

    testCase "within the grace nothing is lost; beyond it the time counts from the due date"
    <| fun () ->
        let policy = LatePolicy(Grace = minutes 10.0, PerStep = 1.0, Step = minutes 5.0)
        let costs = [ for late in [ 0.0; 5.0; 10.0; 10.1 ] -> lost policy (minutes late) ]
        Expect.equal costs [ 0.0; 0.0; 0.0; 3.0 ] "points"

    testCase "an extension moves the due date, never back"
    <| fun () ->
        let penalty (until: DateTimeOffset) =
            (LatePolicy.Inf265.Penalty(due + hours 30.0, Nullable due, Nullable until, 20.0, 20.0)).Points

        Expect.equal (penalty (due + hours 48.0)) 0.0 "in time"
        Expect.equal (penalty (due + hours 30.0)) 0.0 "on the second"
        Expect.equal (penalty (due + hours 29.0)) 4.0 "an hour late"
        Expect.equal (penalty (due - hours 48.0)) 8.0 "before the due date it changes nothing"

    testCase "instants are compared: zones and changes of the clocks make no difference"
    <| fun () ->
        // In Norway the clocks went back at 03:00 on 2026-10-25: from 23:59 summer time to 11:59 winter time are 13 hours.
        let due = at "2026-10-24T23:59:00+02:00"

        let penalty (received: string) =
            LatePolicy.Inf265.Penalty(at received, Nullable due, Nullable(), 20.0, 20.0)

        Expect.equal (penalty "2026-10-25T11:59:00+01:00").Late (hours 13.0) "autumn"
        Expect.equal (penalty "2026-10-25T11:59:00+01:00").Points 6.0 "autumn"
        Expect.equal (penalty "2026-10-25T10:59:00+01:00").Points 4.0 "exactly 12 h"
        Expect.equal (penalty "2026-10-24T21:59:00Z").Points 0.0 "the same instant in another zone"
        Expect.equal (penalty "2026-10-25T07:29:00+09:30").Points 0.0 "and in Australia"
        // In spring they go forward: from 23:59 winter time to 12:59 summer time are 12 hours.
        let spring = at "2026-03-28T23:59:00+01:00"

        let late =
            LatePolicy.Inf265.Penalty(at "2026-03-29T12:59:00+02:00", Nullable spring, Nullable(), 20.0, 20.0)

        Expect.equal (late.Late, late.Points) (hours 12.0, 4.0) "spring"
]

let private words = [
    testCase "the sentence says how it comes about"
    <| fun () ->
        let sentence policy late = (loses policy late).Sentence
        let inf265 = LatePolicy.Inf265

        Expect.equal
            (sentence inf265 (minutes 785.0))
            "handed in 13 h 05 min late: −2 at once, −2 for each of 2 started 12 h: −6"
            "13 h 05"

        Expect.equal
            (sentence inf265 (minutes 0.5))
            "handed in 30 s late: −2 at once, −2 for the started 12 h: −4"
            "30 s"

        Expect.equal (sentence inf265 TimeSpan.Zero) "handed in time" "in time"

        Expect.equal
            (sentence inf265 (hours 240.0))
            "handed in 10 days late: −2 at once, −2 for each of 20 started 12 h, no more than there was: −20"
            "all of it"

        let percent = LatePolicy.PercentPerDay(10.0, Nullable 30.0)

        Expect.equal
            (sentence percent (hours 26.5))
            "handed in 1 day 2 h 30 min late: −10 % for each of 2 started days: −4"
            "percent"

        Expect.equal
            (sentence percent (hours 100.0))
            "handed in 4 days 4 h late: −10 % for each of 5 started days, at most −30 %: −6"
            "capped"

        Expect.equal (sentence LatePolicy.None (hours 1.0)) "handed in 1 h late: nothing lost" "none"

        Expect.equal
            (sentence (LatePolicy(Grace = minutes 15.0, AtOnce = 1.0)) (minutes 12.0))
            "handed in 12 min late, within the grace of 15 min: nothing lost"
            "grace"

        let extended =
            inf265.Penalty(due + hours 25.0, Nullable due, Nullable(due + hours 24.0), 20.0, 20.0)

        Expect.equal
            extended.Sentence
            "handed in 1 h late (extension): −2 at once, −2 for the started 12 h: −4"
            "extension"

    testCase "a policy describes itself"
    <| fun () ->
        Expect.equal (LatePolicy.Inf265.Describe()) "late: −2 at once, −2 for each started 12 h" "Inf265"
        Expect.equal (LatePolicy.None.Describe()) "late: nothing lost" "none"

        Expect.equal
            ((LatePolicy.PercentPerDay(10.0, Nullable 50.0)).Describe())
            "late: −10 % for each started day, at most −50 %"
            "percent"

    testCase "every fault of a policy is reported together"
    <| fun () ->
        let policy =
            LatePolicy(
                Grace = minutes -1.0,
                Step = TimeSpan.Zero,
                AtOnce = -2.0,
                PerStep = nan,
                Cap = Nullable -1.0,
                Count = enum 7,
                Unit = enum 9
            )

        Expect.equal (policy.Faults().Count) 7 "faults"
        let error = Expect.throwsC (fun () -> loses policy (hours 1.0) |> ignore) _.Message

        for name in [ "grace:"; "step:"; "atOnce:"; "perStep:"; "cap:"; "count:"; "unit:" ] do
            Expect.stringContains error name "the message"

        Expect.isEmpty (LatePolicy.Inf265.Faults()) "none"

        Expect.isNonEmpty
            (AssignmentFile.Faults(
                Assignment(Lab = Lab, Title = "t", Exercises = [| exercise "1b.1" 1.0 |], Late = policy)
            ))
            "the assignment's"

    testCase "points that are no number are refused"
    <| fun () ->
        Expect.throwsT<ArgumentException>(fun () ->
            LatePolicy.Inf265.Penalty(due, Nullable due, Nullable(), nan, 20.0) |> ignore)
        |> ignore

    testCase "an assignment's policy goes through its file"
    <| fun () ->
        let policy =
            LatePolicy(
                Grace = minutes 10.0,
                AtOnce = 2.0,
                PerStep = 2.5,
                Step = hours 12.0,
                Count = LateCount.Full,
                Unit = LateUnit.Percent,
                Cap = Nullable 40.0
            )

        let text = GradingJson.Write policy
        Expect.stringContains text "\"step\": \"12:00:00\"" "a time"
        Expect.stringContains text "\"count\": \"full\"" "a name"
        Expect.equal (GradingJson.Read<LatePolicy>(text, "late")) policy "the same"
]

/// A policy without a fault, and how late something came.
let private policies =
    gen {
        let! grace = Gen.choose (0, 120)
        let! atOnce = Gen.choose (0, 40)
        let! perStep = Gen.choose (0, 40)
        let! step = Gen.choose (1, 3000)
        let! full = Gen.elements [ LateCount.Started; LateCount.Full ]

        let! unit =
            Gen.elements [ LateUnit.Points; LateUnit.Percent; LateUnit.PercentOfEarned ]

        let! cap = Gen.elements [ Nullable(); Nullable 0.0; Nullable 5.5; Nullable 60.0 ]

        return
            LatePolicy(
                Grace = minutes (float grace),
                AtOnce = float atOnce / 4.0,
                PerStep = float perStep / 4.0,
                Step = minutes (float step),
                Count = full,
                Unit = unit,
                Cap = cap
            )
    }

let private cases =
    gen {
        let! policy = policies
        let! early = Gen.choose (-2000, 20000)
        let! more = Gen.choose (0, 5000)
        let! points = Gen.choose (0, 80)
        return policy, minutes (float early / 2.0), minutes (float more / 3.0), float points / 4.0
    }

let private holds property =
    Check.One(
        Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest 2000,
        Prop.forAll (Arb.fromGen cases) property
    )

let private penalty (policy: LatePolicy) late points =
    policy.Penalty(due + late, Nullable due, Nullable(), points, 20.0)

let private properties = [
    testCase "later never costs less"
    <| fun () ->
        holds (fun (policy, late, more, points) ->
            (penalty policy late points).Points
            <= (penalty policy (late + more) points).Points)

    testCase "nobody loses less than 0 or more than there is, or than the cap"
    <| fun () ->
        holds (fun (policy, late, _, points) ->
            let lost = (penalty policy late points).Points

            let cap =
                match policy.Unit with
                | LateUnit.Points -> 1.0
                | LateUnit.Percent -> 0.2
                | _ -> points / 100.0
                |> fun share ->
                    if policy.Cap.HasValue then
                        policy.Cap.Value * share + 0.00501
                    else
                        infinity

            lost >= 0.0 && lost <= points && lost <= cap)

    testCase "an extension as long as the delay makes it as in time, and its sentence ends in what is lost"
    <| fun () ->
        holds (fun (policy, late, _, points) ->
            let extended =
                policy.Penalty(due + late, Nullable due, Nullable(due + late), points, 20.0)

            let lost = penalty policy late points

            extended.Points = 0.0
            && (lost.Points = 0.0
                || lost.Sentence.EndsWith(
                    ": −" + lost.Points.ToString("0.##", Globalization.CultureInfo.InvariantCulture)
                )))

    testCase "a full step never costs more than a started one"
    <| fun () ->
        holds (fun (policy, late, _, points) ->
            let full =
                LatePolicy(
                    Grace = policy.Grace,
                    AtOnce = policy.AtOnce,
                    PerStep = policy.PerStep,
                    Step = policy.Step,
                    Count = LateCount.Full,
                    Unit = policy.Unit,
                    Cap = policy.Cap
                )

            let started =
                LatePolicy(
                    Grace = policy.Grace,
                    AtOnce = policy.AtOnce,
                    PerStep = policy.PerStep,
                    Step = policy.Step,
                    Unit = policy.Unit,
                    Cap = policy.Cap
                )

            (penalty full late points).Points <= (penalty started late points).Points)
]

let tests =
    testList "late policy" [
        testList "arithmetic" arithmetic
        testList "words" words
        testList "properties" properties
    ]
