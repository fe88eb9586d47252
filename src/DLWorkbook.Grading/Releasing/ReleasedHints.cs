using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using YamlDotNet.RepresentationModel;

namespace DLWorkbook.Grading;

/// <summary>The syllabus as students get it: without the plain hints of the released lab, which say the answers.</summary>
internal static class ReleasedHints
{
    /// <summary>What stands where a plain hint was.</summary>
    public const string Instead = "There is no plainer hint while this lab is graded.";

    /// <summary>The text of labs.yaml with the plain hints of one lab taken out; everything else stays to the letter.</summary>
    /// <param name="syllabus">The text of labs.yaml, which has been read without a fault.</param>
    /// <param name="script">The lab's file name.</param>
    public static string WithoutPlain(string syllabus, string script)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(syllabus));
        var root = (YamlMappingNode)stream.Documents[0].RootNode;
        var hints = ((YamlSequenceNode)root["labs"]).Children
            .OfType<YamlMappingNode>()
            .Where(lab => lab["file"].ToString() == script)
            .SelectMany(lab => ((YamlSequenceNode)lab["exercises"]).Children.OfType<YamlMappingNode>())
            .Select(exercise => ((YamlSequenceNode)exercise["hints"]).Children[1])
            .OrderBy(hint => hint.Start.Index);

        var result = new StringBuilder();
        var done = 0;

        foreach (var hint in hints)
        {
            var end = (int)hint.End.Index;
            var start = (int)hint.Start.Index;
            result.Append(syllabus, done, start - done).Append('"').Append(Instead).Append('"');

            // A block that ends with its line has taken the line's end with it.
            if (end > start && syllabus[end - 1] == '\n')
            {
                result.Append('\n');
            }

            done = end;
        }

        return result.Append(syllabus, done, syllabus.Length - done).ToString();
    }
}
