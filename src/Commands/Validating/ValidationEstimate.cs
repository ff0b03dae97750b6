using System.Globalization;
using LearningThePrior.Cli.Comparing;
using LearningThePrior.Cli.Models;
using LearningThePrior.LanguageModels;
using LearningThePrior.LanguageModels.Prices;
using LearningThePrior.Transcripts;

namespace LearningThePrior.Cli.Validating;

/// <summary>What a validation would send to language models, by rehearsing some debates with a model that always decides for the first answer.</summary>
internal static class ValidationEstimate
{
    /// <summary>How many debates are rehearsed at most.</summary>
    private const int Rehearsed = 20;

    /// <summary>Writes what the validation would cost; nobody is called.</summary>
    public static async Task WriteAsync(TextWriter output, ValidationPlan plan, PriceTable prices, TextWriter error, CancellationToken cancellationToken)
    {
        var (estimates, debates, rehearsed) = await OfAsync(plan, error, cancellationToken);
        var part = rehearsed < debates ? string.Create(CultureInfo.InvariantCulture, $"; {rehearsed:N0} of them were rehearsed, and all are estimated from these") : "";
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{debates:N0} debates; nobody was called{part}. Assumed: a verdict for a side on each, four characters a token."));
        if (estimates.Rows.Count == 0)
        {
            output.WriteLine("The judges are programs: nothing is paid for.");
            return;
        }

        CostTable.WriteEstimate(output, estimates, prices);
    }

    /// <summary>The estimate, how many debates there are, and how many were rehearsed.</summary>
    private static async Task<(Estimates Estimates, int Debates, int Rehearsed)> OfAsync(ValidationPlan plan, TextWriter error, CancellationToken cancellationToken)
    {
        var estimates = new Estimates(plan.ModelSettings);
        var folder = Directory.CreateTempSubdirectory("ltp-dry-").FullName;
        try
        {
            var run = new ValidationRun(plan with { MaxDebates = Math.Min(Rehearsed, plan.MaxDebates ?? Rehearsed) }, name => new Deciding(name, estimates));
            var info = await run.InfoAsync(cancellationToken);
            var source = await run.SourceAsync(folder, world => new ComparisonProgress(error, world, silent: true), cancellationToken);
            var count = await new ValidationRun(plan, name => new Deciding(name, new())).CountAsync(source, cancellationToken);
            var rehearsed = await run.CountAsync(source, cancellationToken);
            using var writer = RunWriter.Create(Path.Combine(folder, "validation"), info, new(OpenRun.CurrentSchema, "debates", rehearsed));
            await run.RunAsync(source, writer, null, cancellationToken);
            return (rehearsed == 0 ? estimates : estimates.Times((double)count / rehearsed), count, rehearsed);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private sealed class Deciding(ModelName name, Estimates estimates) : ILanguageModel
    {
        // A speech of as many words as are asked for, as tokens.
        private const int TokensOfSpeech = 350;

        public ModelName Name => name;

        public ValueTask<ModelReply> CompleteAsync(ModelRequest request, CancellationToken cancellationToken = default)
        {
            estimates.Count(name, request.Tag, new(request.Messages.Sum(m => m.Text.Length) / Estimates.CharactersEach, TokensOfSpeech));
            return ValueTask.FromResult(new ModelReply("""{"speech": "I plead.", "citations": []}""", FinishReason.Stop));
        }

        public ValueTask<ChoiceReply> ChooseAsync(ChoiceRequest request, CancellationToken cancellationToken = default)
        {
            var undecided = estimates.Undecided(name, request);
            var rest = .1 / Math.Max(1, request.Answers.Count - 1);
            return ValueTask.FromResult(undecided with { Credences = [.. request.Answers.Select((_, i) => i == 0 ? .9 : rest)] });
        }
    }
}
