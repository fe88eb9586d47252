namespace DLWorkbook.Grading;

/// <summary>What the times of a download's files are worth: Moodle and Canvas write there when the download was made.</summary>
public enum FileTimes
{
    /// <summary>Before the due date they are taken; after it nobody is called late because of them: collecting stops and asks for better ones.</summary>
    Doubted,

    /// <summary>They are when things were handed in.</summary>
    Trusted,

    /// <summary>Whatever they say, everything in the download came in time.</summary>
    InTime,
}
