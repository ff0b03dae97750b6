using System.CommandLine;
using System.Globalization;
using LearningThePrior.Debate;
using LearningThePrior.Debate.Protocols;
using LearningThePrior.Optimization.Judging;
using LearningThePrior.Optimization.Learning;
using LearningThePrior.Probability;
using LearningThePrior.Probability.Statistics;

namespace LearningThePrior.Cli.Measuring;

/// <summary><c>ltp measure trained-judge</c>: how near a judge learned from debates comes to a human who reads nodes.</summary>
internal static class TrainedJudgeCommand
{
    private static readonly (string Name, IProtocol Protocol)[] Protocols =
        [("simultaneous", new SimultaneousDebate()), ("sequential", new SequentialDebate()), ("recursive", new RecursiveDebate())];

    public static Command Make(TextWriter output, TextWriter error)
    {
        var world = new Option<string>("--world") { Description = "The world. Default: encyclopedia.", DefaultValueFactory = _ => "encyclopedia" };
        var protocol = new Option<string>("--protocol")
        {
            Description = $"The debate: {string.Join(", ", Protocols.Select(p => p.Name))}. Default: simultaneous.",
            DefaultValueFactory = _ => "simultaneous",
        };
        var train = MeasureCommand.Number("--train", "Debates to train on.", 2_000, 1_000_000);
        var test = MeasureCommand.Number("--test", "Fresh debates to compare on.", 1_000, 1_000_000);
        var noise = new Option<double>("--inconsistency") { Description = "The noisy human's standard deviation in nats. Default: 1.", DefaultValueFactory = _ => 1 };
        var buckets = new Option<int>("--buckets") { Description = "Buckets of words quoted next to claims; 0 looks at no words. Default: 256.", DefaultValueFactory = _ => 256 };
        var save = new Option<string?>("--save") { Description = "Write the judge that was trained on the truth to this new file, for 'ltp learn --judge trained:FILE'." };
        var seed = MeasureCommand.SeedOption();
        var command = new Command("trained-judge", """
            Judges that learned from the truth and from a noisy human, next to their teachers.
            Both learned from debates of exact debaters. A trained judge reads no node: it goes by who quotes and claims what.

            Examples:
              ltp measure trained-judge
              ltp measure trained-judge --buckets 0           form alone: counts, statuses, seats
              ltp measure trained-judge --world snow --protocol recursive --save judge.json
            """)
        {
            world, protocol, train, test, noise, buckets, save, seed,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var rules = Protocols.FirstOrDefault(p => p.Name == parsed.GetValue(protocol)).Protocol
                ?? throw new UserException($"--protocol must be one of {string.Join(", ", Protocols.Select(p => p.Name))}; '{parsed.GetValue(protocol)}' is not.");
            var file = parsed.GetValue(save);
            Require(parsed.GetValue(train) >= 10, $"--train must be at least 10; {parsed.GetValue(train)} is not.");
            Require(parsed.GetValue(buckets) is >= 0 and <= 65_536, $"--buckets must be from 0 to 65536; {parsed.GetValue(buckets)} is not.");
            Require(parsed.GetValue(noise) is >= 0 and <= 1e3, $"--inconsistency must be from 0 to 1000; {parsed.GetValue(noise)} is not.");
            Require(file is null || !string.IsNullOrWhiteSpace(file), $"--save must name a file; '{file}' is no name.");
            Require(file is null || !Path.Exists(file), $"--save must name a new file; '{file}' is there already.");
            OutputFile.RequireWritable("--save", file);

            var own = new Seed(parsed.GetValue(seed));
            var sampled = Names.All.Worlds.Make(parsed.GetValue(world)!).Sample(own.For("sample"));
            error.WriteLine($"{parsed.GetValue(train)} debates to train on, {parsed.GetValue(test)} to compare on");
            var (judge, rows) = await TrainedJudgeExperiment.RunAsync(
                sampled,
                rules,
                parsed.GetValue(train),
                parsed.GetValue(test),
                parsed.GetValue(noise),
                new TrainedJudgeSettings { Buckets = parsed.GetValue(buckets) },
                own,
                cancellationToken);
            output.WriteLine("judge                      right / items  accuracy   95 % interval    KL(Z's answer || verdict), nats");
            foreach (var row in rows)
            {
                var (low, high) = Proportion.Wilson95(row.Right, row.Items);
                output.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{row.Judge,-25}  {row.Right,5} / {row.Items,-5}  {(double)row.Right / row.Items,8:F3}   {low:F3} to {high:F3}   {Math.Max(0, row.Divergence):F4}"));
            }

            if (file is not null)
            {
                judge.Save(file);
                output.WriteLine($"{judge.Name} is in {file}");
            }

            return ExitCode.Success;
        });
        return command;
    }

    private static void Require(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new UserException(otherwise);
        }
    }
}
