using System;
using System.Globalization;
using System.Linq;
using System.Numerics;

namespace DLWorkbook.Core.Data;

/// <summary>One line or area of a drawn figure, in a square that reaches from (0, 0), top left, to (100, 100).</summary>
/// <param name="Points">The corners, or the points that a curve goes through.</param>
/// <param name="IsArea">True for an area, false for a line.</param>
/// <param name="IsCurved">True joins the points by a smooth curve, false by straight lines.</param>
/// <param name="Radius">Half the width of a line, or how far an area's edge is pushed out, in hundredths of the square.</param>
/// <param name="Colour">Which of the figure's colours it has.</param>
internal sealed record FigurePart(Vector2[] Points, bool IsArea, bool IsCurved, float Radius, int Colour)
{
    /// <summary>A line of the pen: its radius is the pen's.</summary>
    /// <param name="points">The points: <c>20,80 50,10 80,80</c>.</param>
    /// <returns>A smooth curve through them.</returns>
    public static FigurePart Curve(string points) => new(Parse(points), false, true, 0, 0);

    /// <summary>A straight or broken line of the pen.</summary>
    /// <param name="points">Its corners.</param>
    /// <returns>The line.</returns>
    public static FigurePart Line(string points) => new(Parse(points), false, false, 0, 0);

    /// <summary>A line of a width of its own.</summary>
    /// <param name="points">The points that it goes through.</param>
    /// <param name="radius">Half its width.</param>
    /// <param name="colour">Which of the figure's colours it has.</param>
    /// <returns>A smooth curve.</returns>
    public static FigurePart Limb(string points, float radius, int colour = 0) => new(Parse(points), false, true, radius, colour);

    /// <summary>An area.</summary>
    /// <param name="points">Its corners.</param>
    /// <param name="colour">Which of the figure's colours it has.</param>
    /// <param name="radius">How far its edge is pushed out, which rounds the corners.</param>
    /// <returns>The area.</returns>
    public static FigurePart Area(string points, int colour = 0, float radius = 2) => new(Parse(points), true, false, radius, colour);

    private static Vector2[] Parse(string points) =>
    [
        .. points.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(point =>
        {
            string[] numbers = point.Split(',');
            return new Vector2(
                float.Parse(numbers[0], CultureInfo.InvariantCulture), float.Parse(numbers[1], CultureInfo.InvariantCulture));
        }),
    ];
}
