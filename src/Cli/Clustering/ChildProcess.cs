using System.CommandLine;

namespace LearningThePrior.Cli.Clustering;

/// <summary>Processes that were started by another one end with it, however that ends: their standard input closes.</summary>
internal static class ChildProcess
{
    public static Option<bool> Option() => new("--with-parent") { Description = "End when standard input closes.", Hidden = true };

    public static CancellationTokenSource Token(bool withParent, CancellationToken cancellationToken)
    {
        var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        if (withParent)
        {
            new Thread(() =>
            {
                while (Console.In.Read() >= 0)
                {
                    // Nothing is ever written there.
                }

                // A process that hangs as it ends must not outlive whoever started it.
                stop.CancelAfter(0);
                Thread.Sleep(TimeSpan.FromSeconds(15));
                Environment.Exit(ExitCode.Cancelled);
            })
            { IsBackground = true }.Start();
        }

        return stop;
    }
}
