namespace DLWorkbook.Core.Runtime;

/// <summary>What other thread settings cost, in words; <see cref="ThreadPlan.For"/> has the measurements.</summary>
internal static class ThreadCost
{
    public const string Spinning =
        "threads without work keep a processor busy; beside another program a step may take several times as long";

    public const string Sleeping =
        "threads sleep after each operator and must be woken for the next; small steps take longer";

    public const string Idle = "the other processors have nothing to do in torch's larger operators";

    public const string Crowded = "the threads take each other's processor";

    public const string TwoPools = "its threads and libtorch's take each other's processor";

    public const string SlowProducts = "matrix products take tens of times as long";
}
