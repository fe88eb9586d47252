namespace Expecto

/// One test case taken out of its tree, with all that it inherits.
[<ReferenceEquality>]
type FlatTest = {
    /// The labels from the root down to the case.
    name: string list
    /// What runs.
    test: TestCode
    /// The state after its parents' states are applied.
    state: FocusState
    /// Whether any test of the tree is focused.
    focusOn: bool
    /// The innermost demand on sequence.
    sequenced: SequenceMethod
} with

    static member internal notFocused = "The test is skipped because other tests are Focused"

    /// The reason why the test doesn't run, or None when it does.
    member x.shouldSkipEvaluation =
        match x.focusOn, x.state with
        | _, Pending -> Some "The test or one of its parents is marked as Pending"
        | true, Normal -> Some FlatTest.notFocused
        | _ -> None

    /// The labels joined into one name.
    member x.fullName(joinWith: string) = String.concat joinWith x.name

/// Takes trees of tests apart and puts them together.
[<CompilationRepresentation(CompilationRepresentationFlags.ModuleSuffix)>]
module Test =

    /// The state of a child under its parent: pending wins, then the child's own state, then the parent's focus.
    let computeChildFocusState parentState childState =
        match parentState, childState with
        | Pending, _
        | _, Pending -> Pending
        | Focused, _ -> Focused
        | Normal, state -> state

    /// Whether some test of the tree is focused, and not below a pending one.
    let rec isFocused test =
        match test with
        | TestCase(_, state) -> state = Focused
        | TestLabel(_, _, Focused)
        | TestList(_, Focused) -> true
        | TestLabel(_, _, Pending)
        | TestList(_, Pending) -> false
        | TestLabel(_, child, Normal)
        | Sequenced(_, child) -> isFocused child
        | TestList(children, Normal) -> List.exists isFocused children

    /// The cases of the tree, in the order in which they are written.
    let toTestCodeList test =
        let focusOn = isFocused test

        let rec cases path state sequenced test =
            match test with
            | TestCase(code, own) -> [
                {
                    name = List.rev path
                    test = code
                    state = computeChildFocusState state own
                    focusOn = focusOn
                    sequenced = sequenced
                }
              ]
            | TestLabel(label, child, own) -> cases (label :: path) (computeChildFocusState state own) sequenced child
            | TestList(children, own) ->
                let state = computeChildFocusState state own
                children |> List.collect (cases path state sequenced)
            | Sequenced(demand, child) -> cases path state demand child

        cases [] Normal InParallel test

    /// Applies a state to the root of a tree; what is pending stays pending.
    let rec translateFocusState newFocusState test =
        match test with
        | TestCase(code, state) -> TestCase(code, computeChildFocusState state newFocusState)
        | TestList(children, state) -> TestList(children, computeChildFocusState state newFocusState)
        | TestLabel(label, child, state) -> TestLabel(label, child, computeChildFocusState state newFocusState)
        | Sequenced(demand, child) -> Sequenced(demand, translateFocusState newFocusState child)

    /// Keeps the cases whose path of labels satisfies a predicate.
    let filter joiner pred test =
        let kept =
            toTestCodeList test
            |> List.filter (fun case -> pred case.name)
            |> List.map (fun case ->
                let labelled =
                    TestLabel(case.fullName joiner, TestCase(case.test, case.state), case.state)

                match case.sequenced with
                | InParallel -> labelled
                | demand -> Sequenced(demand, labelled))

        TestList(kept, Normal)
