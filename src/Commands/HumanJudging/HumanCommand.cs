using System.CommandLine;
using LearningThePrior.Analysis.Analyzing;
using LearningThePrior.Analysis.HumanJudging;
using LearningThePrior.Cli.Analyzing;
using LearningThePrior.Cli.Measuring;
using LearningThePrior.Probability;
using LearningThePrior.Transcripts;

namespace LearningThePrior.Cli.HumanJudging;

/// <summary><c>ltp human</c>: a human judges a run's debates in a browser on this machine.</summary>
internal static class HumanCommand
{
    public static Command Make(TextWriter output, TextWriter error)
    {
        var run = new Argument<string>("run") { Description = "The run's folder." };
        var judge = new Option<string>("--judge") { Description = "Your name as a judge: what this judge said already is not asked again. Default: human.", DefaultValueFactory = _ => "human" };
        var seed = MeasureCommand.SeedOption();
        seed.Description = "Draws the order of debates, and which are shown with their sides mirrored. Default: 1.";
        var where = WhereOption.OfDebates();
        var port = new Option<int>("--port") { Description = "The port on this machine. Default: a free one.", DefaultValueFactory = _ => 0 };
        var command = new Command("human", """
            Judge a run's debates yourself, blind, in a browser on this machine.
            A debate is shown round by round, and you give a credence for each answer. Every judgement joins the run at once; stop with
            Ctrl-C and go on whenever you like.

            Examples:
              ltp human runs/nyu-1
              ltp human runs/nyu-1 --judge ada --port 8080
            """)
        {
            run, judge, where, seed, port,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await Task.Yield();
            if (string.IsNullOrWhiteSpace(parsed.GetValue(judge)))
            {
                throw new UserException("--judge must be a name; it is blank.");
            }

            var wanted = parsed.GetValue(port);
            if (wanted is < 0 or > 65_535)
            {
                throw new UserException($"--port must be from 0 to 65535; {wanted} is not.");
            }

            var opened = StoredRun.Open(parsed.GetRequiredValue(run));
            Warnings.Tell(error, await opened.CheckAsync(isToBeJudged: true, cancellationToken));
            var chosen = parsed.GetValue(where) is { Length: > 0 } conditions ? await RunSelection.OfAsync([opened.Path], conditions, cancellationToken) : null;
            using var session = await HumanSession.OpenAsync(
                opened, parsed.GetValue(judge)!, new Seed(parsed.GetValue(seed)), TimeProvider.System, chosen is null ? null : id => chosen.Has(0, id), cancellationToken);
            await using var server = await JudgingServer.StartAsync(session, wanted, cancellationToken);
            output.WriteLine($"Judge at {server.Address}");
            output.WriteLine("Everything is saved as you go; Ctrl-C stops.");
            await server.WaitAsync(cancellationToken);
            return ExitCode.Success;
        });
        return command;
    }
}
