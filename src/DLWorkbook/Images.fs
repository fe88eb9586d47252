namespace DLWorkbook

open System
open DLWorkbook.Core.Data

/// <summary>Grey images as matrices in [0, 1], and what can be done to them: to see what a trained net makes of it.</summary>
/// <remarks>
/// ofRow gives one image; map and its kin give a data set of changed ones, in the form that the net was trained on.
/// <code>digits.Test |> Images.map "rotated" (fun _ image -> Images.rotate 15.0 image)</code>
/// </remarks>
[<RequireQualifiedAccess>]
module Images =

    /// The whole image of a row, (height, width) in [0, 1]: neither cut nor standardised. A coloured image is an
    /// `ArgumentException`.
    let ofRow (row: int) (data: ImageDataset) : float[,] =
        let whole = data.WithForm(ImageForm())

        if whole.Shape.Channels <> 1 then
            invalidArg (nameof data) $"Images.ofRow: expected grey images (channels=1), got {whole.Shape}"

        let image = whole.ImageOf row
        Array2D.init whole.Shape.Height whole.Shape.Width (fun y x -> float image[0, y, x])

    /// The same rows with every image changed by a function of the row and the whole image, rounded to bytes; the classes
    /// and the form stay. A changed size is an `ArgumentException`.
    let map (how: string) (change: int -> float[,] -> float[,]) (data: ImageDataset) : ImageDataset =
        let whole = (data.WithForm(ImageForm())).Shape

        let bytes row =
            let changed = data |> ofRow row |> change row

            if
                (Array2D.length1 changed, Array2D.length2 changed)
                <> (whole.Height, whole.Width)
            then
                invalidArg
                    (nameof change)
                    $"Images.map: expected images (height={whole.Height}, width={whole.Width}) back, got ({Array2D.length1 changed}, {Array2D.length2 changed})"

            [| for value in Seq.cast<float> changed -> byte (Math.Round(255.0 * Math.Clamp(value, 0.0, 1.0))) |]

        let pixels: byte[] = Array.Parallel.collect bytes [| 0 .. data.Count - 1 |]
        let classes: byte[] = Array.init data.Count (fun row -> byte (data.ClassOf row))

        ImageDataset($"{data.Name} {how}", pixels, classes, whole, data.ClassNames).WithForm(data.Form)

    /// The first rows of a data set of images, at most `count`.
    let first (count: int) (data: ImageDataset) : ImageDataset = data.First count

    /// Turns an image around its middle, clockwise, by interpolation between four pixels; black comes in from outside.
    let rotate (degrees: float) (image: float[,]) : float[,] =
        let height, width = Array2D.length1 image, Array2D.length2 image
        let sine, cosine = Math.SinCos(degrees * Math.PI / 180.0).ToTuple()
        let middleY, middleX = float (height - 1) / 2.0, float (width - 1) / 2.0

        let pixel y x =
            if y >= 0 && y < height && x >= 0 && x < width then
                image[y, x]
            else
                0.0

        Array2D.init height width (fun row column ->
            let down, right = float row - middleY, float column - middleX
            // Where this pixel was before the turn.
            let y, x =
                middleY + cosine * down - sine * right, middleX + sine * down + cosine * right

            let top, left = int (floor y), int (floor x)
            let low, far = y - floor y, x - floor x

            (1.0 - low) * ((1.0 - far) * pixel top left + far * pixel top (left + 1))
            + low * ((1.0 - far) * pixel (top + 1) left + far * pixel (top + 1) (left + 1)))

    /// Adds normal noise of a deviation to each pixel; the same seed gives the same noise.
    let noisy (deviation: float) (seed: int) (image: float[,]) : float[,] =
        let random = SeededRandom(int64 seed)
        image |> Array2D.map (fun value -> value + deviation * random.NextNormal())
