/// Runs jobs one after another or beside each other, and stops taking new ones once a token is cancelled.
module internal Expecto.Scheduler

open System.Collections.Concurrent
open System.Threading
open System.Threading.Tasks

let private completesBefore (cancelled: Task) (work: Task) =
    async {
        let! first = Task.WhenAny(work, cancelled) |> Async.AwaitTask
        return obj.ReferenceEquals(first, work)
    }

/// Runs jobs in order. After a cancellation the running one is left to itself and only finished results come back.
let inOrder (token: CancellationToken) (jobs: Async<'r> list) : Async<'r list> =
    async {
        let cancelled = TaskCompletionSource()
        use _ = token.Register(fun () -> cancelled.TrySetResult() |> ignore)
        let finished = ResizeArray<'r>()
        let mutable rest = jobs

        while not rest.IsEmpty && not token.IsCancellationRequested do
            let work = Async.StartAsTask rest.Head
            rest <- rest.Tail
            let! ended = completesBefore cancelled.Task work

            if ended then
                finished.Add work.Result

        return List.ofSeq finished
    }

/// Runs chains of jobs, at most so many chains at a time; the jobs of one chain run in order.
let inParallel workers (token: CancellationToken) (chains: Async<'r> list list) : Async<'r list> =
    async {
        let waiting = ConcurrentQueue<Async<'r> list>(chains)
        let finished = ConcurrentQueue<'r>()

        let rec worker () =
            async {
                match waiting.TryDequeue() with
                | true, chain when not token.IsCancellationRequested ->
                    let! results = inOrder token chain
                    results |> List.iter finished.Enqueue
                    return! worker ()
                | _ -> return ()
            }

        do!
            List.init (min workers (max 1 chains.Length)) (fun _ -> worker ())
            |> Async.Parallel
            |> Async.Ignore

        return List.ofSeq finished
    }
