using System.CommandLine;
using System.Globalization;
using LearningThePrior.Cli.Exporting;
using LearningThePrior.Gateway.Recordings;
using LearningThePrior.Transcripts;
using LearningThePrior.Transcripts.Checking;

namespace LearningThePrior.Cli.Checking;

/// <summary><c>ltp check</c>: whether a run is whole, unaltered and follows from what it rests on.</summary>
internal static class CheckCommand
{
    private const int Shown = 1_000;

    public static Command Make(TextWriter output, TextWriter error)
    {
        var path = new Argument<string>("RUN") { Description = "The run's folder." };
        var seal = new Option<bool>("--seal") { Description = "Where nothing is wrong, keep a hash of every line in the folder's seal.jsonl: from then on check names each line that was altered or is gone." };
        var command = new Command("check", """
            Is a run whole, unaltered, and as it follows from its own data?
            Every line is read; scores are computed again from credences and keys, quotes are looked for again in their nodes, references are followed from file to file, and every
            recorded reply is held against the hash that was made when it came. A run that was sealed is compared line by line. Exit code 0: nothing is wrong; 1: something is, and each line is named.

            Examples:
              ltp check runs/nyu-1
              ltp check runs/debate-1 --seal
            """)
        {
            path, seal,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await Task.Yield();
            var run = StoredRun.Open(parsed.GetRequiredValue(path));
            Warnings.Tell(error, ExportCommand.Outdated(run));
            List<RunFault> faults = [.. await RunCheck.OfAsync(run, cancellationToken)];
            var (recordings, bad) = RecordingCheck.Of(Path.Combine(run.Path, "recordings"));
            faults.AddRange(bad.Select(b => new RunFault("altered", Path.GetRelativePath(run.Path, b.Path), null, b.Problem)));
            foreach (var fault in faults.Take(Shown))
            {
                output.WriteLine(Line(fault));
            }

            if (faults.Count > Shown)
            {
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"and {faults.Count - Shown:N0} more."));
            }

            if (faults.Count > 0)
            {
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{run.Path}: {faults.Count:N0} things are wrong."));
                return ExitCode.Failure;
            }

            var sealedBefore = RunSeal.Find(run.Path) is not null;
            var told = recordings > 0 ? string.Create(CultureInfo.InvariantCulture, $"; {recordings:N0} recorded replies are as they came") : "";
            output.WriteLine($"{run.Path}: whole, and scores, quotes and references follow from its data{told}{(sealedBefore ? "; every line is as it was sealed" : "")}.");
            if (parsed.GetValue(seal))
            {
                var lines = await RunSeal.WriteAsync(run.Path, cancellationToken);
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Sealed: {lines:N0} hashes in {Path.Combine(run.Path, "seal.jsonl")}."));
            }
            else if (!sealedBefore)
            {
                output.WriteLine("It has no seal, so that a change that agrees with itself does not show: --seal makes one.");
            }

            return ExitCode.Success;
        });
        return command;
    }

    private static string Line(RunFault fault)
    {
        var where = fault.Id is { } id ? $"{fault.File}, {id}" : fault.File;
        return PlainConsole.Printable($"{fault.Kind}: {where}: {fault.Problem}");
    }
}
