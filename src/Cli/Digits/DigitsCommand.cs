using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using LearningThePrior.Cli.Importing;
using LearningThePrior.Cli.Measuring;
using LearningThePrior.Replications.Irving2018;
using LearningThePrior.Worlds.Digits;

namespace LearningThePrior.Cli.Digits;

/// <summary><c>ltp digits</c>: the digit experiment of Irving, Christiano and Amodei (2018).</summary>
internal static class DigitsCommand
{
    private const int MostImages = 1_000_000;
    private const int MostSteps = 1_000_000;

    public static Command Make(TextWriter output, TextWriter error)
    {
        var data = new Option<string?>("--data") { Description = "A folder or file of digits: optdigits-train.csv and optdigits-test.csv (UCI, 8x8), or train-images-idx3-ubyte.gz and its labels (MNIST). Default: digits drawn here." };
        var size = new Option<int?>("--size") { Description = "8 or 28: pixels a side. Default: what --data holds, else 8." };
        var pixels = new Option<int>("--pixels") { Description = "Pixels revealed in all: 2, 4 or 6. Default: 4.", DefaultValueFactory = _ => 4 };
        var play = new Option<string?>("--play") { Description = "exact (minimax over sets: 8x8, or 4 pixels of 28x28), mcts, or trained (by self-play, also against exact where that can be computed). Default: exact for 8x8, else mcts." };
        var rollouts = new Option<int?>("--rollouts") { Description = "Rollouts a move of mcts, the same for both sides. Default: 1000." };
        var judgeSteps = new Option<int?>("--judge-steps") { Description = "Gradient steps that the judge is trained for; fewer give a quick try. Default: 12000 for 8x8, 30000 for 28x28." };
        var images = new Option<int?>("--images") { Description = "Pictures to debate. Default: 500 with exact play, else 100." };
        var seed = MeasureCommand.SeedOption();
        var @out = new Option<string?>("--out") { Description = "The run's folder, which must be empty. Default: runs/digits-N." };
        var resume = new Option<string?>("--resume") { Description = "Go on with the study in this folder: no picture that was debated is debated again." };
        var json = new Option<bool>("--json") { Description = "Print summary.json and nothing else." };
        var command = new Command("digits", """
            Debate about images of digits (Irving, Christiano and Amodei 2018).
            A judge sees only the few pixels that two debaters reveal in turn. One says what the digit is, the other lies; neither can misstate a pixel. Does the judge do better than on random pixels?

            With precommitment the honest side must beat each of the nine lies, and the judge believes one of the two claims.
            Free: the judge believes any digit, and the liar need only keep it from the truth.

            Examples:
              ltp digits                                                  drawn digits, 8x8, perfect play
              ltp digits --data optdigits --images 1797                   UCI's test file
              ltp digits --data optdigits --play trained                  debaters that learned by self-play, next to perfect ones
              ltp digits --data mnist --pixels 6 --rollouts 10000         MNIST, Monte-Carlo tree search
            """)
        {
            data, size, pixels, play, rollouts, judgeSteps, images, seed, @out, resume, json,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await Task.Yield();
            if (parsed.GetValue(resume) is { } begun)
            {
                ExclusiveOptions.Refuse(parsed, resume, "the run goes on as it was begun", data, size, pixels, play, rollouts, judgeSteps, images, seed, @out);
                var going = DigitsFolder.Open(begun);
                if (DigitsFolder.FindFinished(begun) is not { } finished)
                {
                    return Show(await new DigitsRun(going, going.Digits(), begun, error).RunAsync(begun: true, cancellationToken), begun, parsed.GetValue(json));
                }

                error.WriteLine($"{begun} is finished already; this is what came of it.");
                return Show(finished, begun, parsed.GetValue(json));
            }

            var (plan, digits) = Plan(parsed);
            using var place = RunPlace.Choose(parsed.GetValue(@out), "digits");
            return Show(await new DigitsRun(plan, digits, place.Path, error).RunAsync(begun: false, cancellationToken), place.Path, parsed.GetValue(json));
        });
        return command;

        (DigitsPlan Plan, DigitSet Digits) Plan(ParseResult parsed)
        {
            if (parsed.GetValue(size) is { } asked && asked is not (OptDigitsFile.Size or IdxFile.Size))
            {
                throw new UserException($"--size must be 8 or 28; {asked} is not.");
            }

            if (parsed.GetValue(images) is < 1 or > MostImages)
            {
                throw new UserException($"--images must be from 1 to {MostImages}; {parsed.GetValue(images)} is not.");
            }

            if (parsed.GetValue(judgeSteps) is { } gradientSteps and (< 1 or > MostSteps))
            {
                throw new UserException($"--judge-steps must be from 1 to {MostSteps}; {gradientSteps} is not.");
            }

            var chosen = Play(parsed.GetValue(play));
            if (parsed.GetValue(rollouts) is { } number && (number is < 1 or > 10_000_000 || chosen is DigitPlay.Exact or DigitPlay.Trained))
            {
                throw new UserException($"--rollouts must be from 1 to 10000000, and goes with --play mcts; {number} does not.");
            }

            var digits = DigitsPlan.Load(parsed.GetValue(data), parsed.GetValue(size), parsed.GetValue(images) ?? 500, parsed.GetValue(seed));
            var shape = digits.Test[0].Image.Size;
            var how = chosen ?? (shape > OptDigitsFile.Size || parsed.GetValue(rollouts) is not null ? DigitPlay.Mcts : DigitPlay.Exact);
            var judge = JudgeSettings.For(shape);
            var plan = new DigitsPlan
            {
                Data = parsed.GetValue(data) is { } path ? Path.GetFullPath(path) : null,
                Size = shape,
                DigitsSha256 = DigitsPlan.Hash(digits),
                Pixels = parsed.GetValue(pixels),
                Play = how.ToString().ToLowerInvariant(),
                Images = parsed.GetValue(images) ?? Math.Min(how == DigitPlay.Exact ? 500 : 100, digits.Test.Count),
                Judge = judge with { Steps = parsed.GetValue(judgeSteps) ?? judge.Steps },
                Search = new(parsed.GetValue(rollouts) ?? 1_000),
                Debaters = new(),
                Seed = parsed.GetValue(seed).ToString(CultureInfo.InvariantCulture),
            };
            return (plan, digits);
        }

        int Show(DigitSummary? summary, string folder, bool asJson)
        {
            if (summary is null)
            {
                return ExitCode.Failure;
            }

            if (asJson)
            {
                output.WriteLine(JsonSerializer.Serialize(summary, DigitJson.Default.DigitSummary));
            }
            else
            {
                DigitsTable.Write(output, summary, folder);
            }

            return ExitCode.Success;
        }
    }

    private static DigitPlay? Play(string? name) => name switch
    {
        null => null,
        "exact" => DigitPlay.Exact,
        "mcts" => DigitPlay.Mcts,
        "trained" => DigitPlay.Trained,
        _ => throw new UserException($"--play must be one of exact, mcts, trained; '{name}' is not."),
    };
}
