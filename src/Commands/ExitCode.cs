namespace LearningThePrior.Cli;

/// <summary>What <c>ltp</c> exits with.</summary>
internal static class ExitCode
{
    public const int Success = 0;
    public const int Failure = 1;
    public const int BadInput = 2;
    public const int Cancelled = 130;
}
