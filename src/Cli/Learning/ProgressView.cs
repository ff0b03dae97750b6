using Spectre.Console;

namespace LearningThePrior.Cli.Learning;

/// <summary>Shows a board on a terminal as one bar; otherwise as a plain line every ten seconds. Goes to standard error.</summary>
internal static class ProgressView
{
    private static readonly TimeSpan PlainEvery = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan BarEvery = TimeSpan.FromSeconds(.25);

    public static async Task<T> ShowAsync<T>(
        RunPlan plan, RunFolder folder, bool quiet, TextWriter error, Func<ProgressBoard, Task<T>> work)
    {
        var board = new ProgressBoard(plan.Worlds);
        if (quiet)
        {
            return await work(board);
        }

        error.WriteLine($"Learning the prior on {plan.Worlds} {plan.World} world{(plan.Worlds == 1 ? "" : "s")}, seed {plan.Seed}, into {folder.Path}");
        return Console.IsErrorRedirected || error != Console.Error
            ? await Plain(board, error, work(board))
            : await Bar(board, work);
    }

    private static async Task<T> Plain<T>(ProgressBoard board, TextWriter error, Task<T> work)
    {
        while (await Task.WhenAny(work, Task.Delay(PlainEvery, TimeProvider.System)) != work)
        {
            error.WriteLine(board.Line);
        }

        return await work;
    }

    private static Task<T> Bar<T>(ProgressBoard board, Func<ProgressBoard, Task<T>> work)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return console.Progress()
            .AutoClear(true)
            .Columns(new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn(), new TaskDescriptionColumn { Alignment = Justify.Left })
            .StartAsync(async context =>
            {
                var bar = context.AddTask("starting", maxValue: 1);
                var working = work(board);
                while (await Task.WhenAny(working, Task.Delay(BarEvery, TimeProvider.System)) != working)
                {
                    bar.Value = board.Share;
                    bar.Description = Markup.Escape(board.Line);
                }

                return await working;
            });
    }
}
