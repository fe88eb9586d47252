namespace Expecto

open FSharp.Core.LanguagePrimitives

/// How far two numbers may lie apart: |a − b| ≤ absolute + relative · max(|a|, |b|).
type Accuracy<'abs, 'rel> = {
    /// The allowed difference near zero, in the unit of the numbers.
    absolute: 'abs
    /// The allowed difference as a share of the larger magnitude.
    relative: 'rel
}

/// An accuracy for doubles that carry a unit.
type Accuracy<[<Measure>] 'u> = Accuracy<float<'u>, float>

/// An accuracy for doubles.
type Accuracy = Accuracy<1>

/// An accuracy for singles that carry a unit.
type Accuracy32<[<Measure>] 'u> = Accuracy<float32<'u>, float32>

/// An accuracy for singles.
type Accuracy32 = Accuracy32<1>

/// Accuracies from loose to strict for doubles.
module Accuracy =

    /// The distance between two numbers.
    let inline areCloseLhs a b : ^a = abs (a - b)

    /// The distance that an accuracy allows between two numbers.
    let inline areCloseRhs (m: Accuracy<'a, _>) (a: 'a) (b: 'a) : 'a =
        m.absolute + m.relative * max (abs a) (abs b)

    /// Whether two numbers are within an accuracy; false when one is NaN.
    let inline areClose (m: Accuracy<'a, _>) (a: 'a) (b: 'a) : bool = areCloseLhs a b <= areCloseRhs m a b

    /// 1e-6 absolute, 1e-3 relative.
    let low<[<Measure>] 'u> : Accuracy<'u> = { absolute = FloatWithMeasure 1e-6; relative = 1e-3 }

    /// 1e-8 absolute, 1e-5 relative.
    let medium<[<Measure>] 'u> : Accuracy<'u> = { absolute = FloatWithMeasure 1e-8; relative = 1e-5 }

    /// 1e-10 absolute, 1e-7 relative.
    let high<[<Measure>] 'u> : Accuracy<'u> = { absolute = FloatWithMeasure 1e-10; relative = 1e-7 }

    /// 1e-12 absolute, 1e-9 relative.
    let veryHigh<[<Measure>] 'u> : Accuracy<'u> = { absolute = FloatWithMeasure 1e-12; relative = 1e-9 }

/// Accuracies from loose to strict for singles.
module Accuracy32 =

    /// 1e-6 absolute, 1e-3 relative.
    let low<[<Measure>] 'u> : Accuracy32<'u> = { absolute = Float32WithMeasure 1e-6f; relative = 1e-3f }

    /// 1e-8 absolute, 1e-5 relative.
    let medium<[<Measure>] 'u> : Accuracy32<'u> = { absolute = Float32WithMeasure 1e-8f; relative = 1e-5f }

    /// 1e-10 absolute, 1e-7 relative: close to a single's own resolution.
    let high<[<Measure>] 'u> : Accuracy32<'u> = { absolute = Float32WithMeasure 1e-10f; relative = 1e-7f }

    /// 1e-12 absolute, 1e-9 relative: finer than a single's resolution, so only equal numbers pass.
    let veryHigh<[<Measure>] 'u> : Accuracy32<'u> = { absolute = Float32WithMeasure 1e-12f; relative = 1e-9f }
