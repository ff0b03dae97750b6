using System.CommandLine;
using System.Text.Json;
using LearningThePrior.Cli.Measuring;
using LearningThePrior.Optimization.Torch.Loading;
using LearningThePrior.Probability;
using LearningThePrior.Replications.Irving2018;
using LearningThePrior.Worlds.Digits;

namespace LearningThePrior.Cli.Digits;

/// <summary><c>ltp digits</c>: the digit experiment of Irving, Christiano and Amodei (2018).</summary>
internal static class DigitsCommand
{
    private const int MostImages = 1_000_000;

    public static Command Make(TextWriter output, TextWriter error)
    {
        var data = new Option<string?>("--data") { Description = "A folder or file of digits: optdigits-train.csv and optdigits-test.csv (UCI, 8x8), or train-images-idx3-ubyte.gz and its labels (MNIST). Default: digits drawn here." };
        var size = new Option<int?>("--size") { Description = "8 or 28: pixels a side. Default: what --data holds, else 8." };
        var pixels = new Option<int>("--pixels") { Description = "Pixels revealed in all: 2, 4 or 6. Default: 4.", DefaultValueFactory = _ => 4 };
        var play = new Option<string?>("--play") { Description = "exact (minimax over sets: 8x8, or 4 pixels of 28x28), mcts, or trained (by self-play, also against exact where that can be computed). Default: exact for 8x8, else mcts." };
        var rollouts = new Option<int?>("--rollouts") { Description = "Rollouts a move of mcts, the same for both sides. Default: 1000." };
        var images = new Option<int?>("--images") { Description = "Pictures to debate. Default: 500 with exact play, else 100." };
        var seed = MeasureCommand.SeedOption();
        var @out = new Option<string?>("--out") { Description = "A folder to write summary.json to; it must be empty or not there." };
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
            data, size, pixels, play, rollouts, images, seed, @out, json,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await Task.Yield();
            if (parsed.GetValue(size) is { } asked && asked is not (OptDigitsFile.Size or IdxFile.Size))
            {
                throw new UserException($"--size must be 8 or 28; {asked} is not.");
            }

            if (parsed.GetValue(images) is < 1 or > MostImages)
            {
                throw new UserException($"--images must be from 1 to {MostImages}; {parsed.GetValue(images)} is not.");
            }

            var folder = DigitsFolder.Check(parsed.GetValue(@out));
            var chosen = Play(parsed.GetValue(play));
            if (parsed.GetValue(rollouts) is { } number && (number is < 1 or > 10_000_000 || chosen is DigitPlay.Exact or DigitPlay.Trained))
            {
                throw new UserException($"--rollouts must be from 1 to 10000000, and goes with --play mcts; {number} does not.");
            }

            var digits = Digits(parsed.GetValue(data), parsed.GetValue(size), parsed.GetValue(images) ?? 500, parsed.GetValue(seed));
            var shape = digits.Test[0].Image.Size;
            var how = chosen ?? (shape > OptDigitsFile.Size || parsed.GetValue(rollouts) is not null ? DigitPlay.Mcts : DigitPlay.Exact);
            var many = parsed.GetValue(images) ?? Math.Min(how == DigitPlay.Exact ? 500 : 100, digits.Test.Count);
            var plan = new DigitPlan(parsed.GetValue(pixels), how, many, JudgeSettings.For(shape), new Seed(parsed.GetValue(seed)))
            {
                Search = new(parsed.GetValue(rollouts) ?? 1_000),
            };
            var study = new DigitStudy(digits, plan, new StageLines(error).Report);
            TorchRuntime.EnsureLoaded();
            var summary = await Task.Run(() => study.Run(cancellationToken), cancellationToken);
            if (folder is not null)
            {
                DigitsFolder.Write(folder, summary);
            }

            if (parsed.GetValue(json))
            {
                output.WriteLine(JsonSerializer.Serialize(summary, DigitJson.Default.DigitSummary));
            }
            else
            {
                DigitsTable.Write(output, summary, folder);
            }

            return ExitCode.Success;
        });
        return command;
    }

    private static DigitPlay? Play(string? name) => name switch
    {
        null => null,
        "exact" => DigitPlay.Exact,
        "mcts" => DigitPlay.Mcts,
        "trained" => DigitPlay.Trained,
        _ => throw new UserException($"--play must be one of exact, mcts, trained; '{name}' is not."),
    };

    private static DigitSet Digits(string? data, int? size, int images, ulong seed)
    {
        if (data is null)
        {
            return DrawnDigits.Draw(size ?? OptDigitsFile.Size, 4_000, Math.Max(images, 1_000), new Seed(seed).For("drawn digits"));
        }

        if (string.IsNullOrWhiteSpace(data) || !(File.Exists(data) || Directory.Exists(data)))
        {
            throw new UserException($"--data: there is no file or folder '{data}'.");
        }

        try
        {
            return DigitFiles.Load(data, size);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UserException($"--data: {e.Message}");
        }
    }
}
