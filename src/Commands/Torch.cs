namespace LearningThePrior.Cli;

/// <summary>The program's Torch: none, unless its first line sets one.</summary>
internal static class Torch
{
    public static ITorchRoom Room { get; set; } = new NoTorchRoom();
}
