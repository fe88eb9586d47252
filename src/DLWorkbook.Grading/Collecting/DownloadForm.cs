namespace DLWorkbook.Grading;

/// <summary>How a folder of submissions names who handed in what.</summary>
public enum DownloadForm
{
    /// <summary>Moodle's "Download all submissions": <c>Ada Lovelace_123456_assignsubmission_file_/lab.fsx</c>.</summary>
    Moodle,

    /// <summary>Canvas' "Download Submissions": <c>lovelaceada_LATE_12345_67890_lab-1.fsx</c>.</summary>
    Canvas,

    /// <summary>GitHub Classroom's repositories: <c>lab1b-ada/lab.fsx</c>.</summary>
    GitHub,

    /// <summary>One folder a student, named by the key: <c>ada/lab.fsx</c>.</summary>
    Plain,
}
