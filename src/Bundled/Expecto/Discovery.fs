/// Finds the tests that an assembly marks with an attribute.
module internal Expecto.Discovery

open System
open System.Reflection

let private stateOf (m: MemberInfo) =
    let marked (attribute: Type) = m.IsDefined(attribute, true)

    if marked typeof<FTestsAttribute> then Some Focused
    elif marked typeof<TestsAttribute> then Some Normal
    elif marked typeof<PTestsAttribute> then Some Pending
    else None

let private valueOf (m: MemberInfo) =
    match m with
    | :? FieldInfo as field when field.FieldType = typeof<Test> -> Some(field.GetValue null)
    | :? PropertyInfo as property when property.PropertyType = typeof<Test> -> Some(property.GetValue null)
    | :? MethodInfo as call when call.ReturnType = typeof<Test> && call.GetParameters().Length = 0 ->
        Some(call.Invoke(null, null))
    | _ -> None

let private ofMember (m: MemberInfo) =
    match stateOf m, valueOf m with
    | Some state, Some(:? Test as test) -> Some(Test.translateFocusState state test)
    | Some _, Some _ ->
        invalidOp
            $"Tests: {m.DeclaringType}.%s{m.Name} is null: its file isn't initialised; give the project an entry point?"
    | _ -> None

/// The marked tests of an assembly, as one list.
let ofAssembly (assembly: Assembly) =
    let flags = BindingFlags.Public ||| BindingFlags.Static

    assembly.GetExportedTypes()
    |> Seq.collect (fun t -> t.GetMembers flags)
    |> Seq.choose ofMember
    |> List.ofSeq
    |> fun tests -> TestList(tests, Normal)
