using LearningThePrior.Experiments.Engine;
using LearningThePrior.Gateway;
using LearningThePrior.LanguageModels;

namespace LearningThePrior.Cli.Models;

/// <summary>What a user does about a failure of a language model: the library says what is wrong, this says which option mends it.</summary>
internal static class Advice
{
    /// <summary>Does a run's work; where it ends before its time, says how it goes on.</summary>
    /// <param name="work">The work.</param>
    /// <param name="resume">The command that goes on, for example "ltp debate --resume runs/debate-1".</param>
    /// <param name="recordings">Where the run's replies are recorded.</param>
    /// <param name="tell">Hears that a run that was cancelled is kept.</param>
    public static async Task ForAsync(Func<Task> work, string resume, string recordings, Action<string> tell)
    {
        try
        {
            await work();
        }
        catch (OperationCanceledException)
        {
            tell($"Stopped, and everything is kept: '{resume}' goes on.");
            throw;
        }
        catch (TooManyFailuresException e)
        {
            throw Of(e, resume);
        }
        catch (ModelException e)
        {
            throw Of(e, resume, recordings);
        }
    }

    /// <summary>The failure with the way out.</summary>
    /// <param name="failure">What failed.</param>
    /// <param name="resume">The command that goes on, for example "ltp debate --resume runs/debate-1".</param>
    /// <param name="recordings">Where the run's replies are recorded.</param>
    public static ModelException Of(ModelException failure, string resume, string recordings) => failure.Failure switch
    {
        ModelFailure.Unsupported when failure.Message.Contains("refuses tools", StringComparison.Ordinal) =>
            With(failure, $"{(IsExperiment(resume) ? "'reading: words' in the experiment's file" : "--reading words")} lets debaters read without tools; {Anew(recordings)}"),
        ModelFailure.Unsupported when failure.Message.Contains("log-probabilities", StringComparison.Ordinal) =>
            With(failure, $"{Judging(resume)} needs none{(IsOfStored(resume) ? "." : $"; {Anew(recordings)}")}"),
        ModelFailure.Unsupported or ModelFailure.UnknownModel => With(failure, $"To use another model, {Anew(recordings)}"),
        ModelFailure.LimitReached when failure.Message.Contains("price", StringComparison.Ordinal) =>
            With(failure, $"'{resume} --prices FILE' with the limit goes on."),
        ModelFailure.LimitReached when failure.Message.Contains("dollars", StringComparison.Ordinal) => With(failure, $"'{resume} --max-cost MORE' does."),
        ModelFailure.LimitReached => With(failure, $"'{resume} --max-calls MORE' does."),
        ModelFailure.Unauthorized => With(failure, $"Keys are read from the environment, {Keys(failure)}; then '{resume}'."),
        ModelFailure.NotRecorded => failure,
        ModelFailure.Refused => With(failure, $"'{resume}' goes on."),
        _ => With(failure, $"Then '{resume}' goes on."),
    };

    /// <summary>The end of a run that fails as a whole, with the way out.</summary>
    /// <param name="failure">What was said of it.</param>
    /// <param name="resume">The command that goes on.</param>
    public static TooManyFailuresException Of(TooManyFailuresException failure, string resume) => new(
        $"{failure.Message} Everything is kept: '{resume} --retry-failed' makes failed calls again and goes on, '{resume} --fail-on 1' goes on whatever fails.");

    private static bool IsExperiment(string resume) => resume.StartsWith("ltp run ", StringComparison.Ordinal);

    /// <summary>Whether the command judges what is stored: it is given again as it was, and has its recordings there.</summary>
    private static bool IsOfStored(string resume) => resume.StartsWith("ltp judge ", StringComparison.Ordinal);

    /// <summary>How judges without log-probabilities are named, where the command does.</summary>
    private static string Judging(string resume) =>
        IsExperiment(resume) ? "'judge: verbalised:MODEL' or 'judge: sampled:MODEL' in the experiment's file"
        : resume.StartsWith("ltp debate ", StringComparison.Ordinal) || IsOfStored(resume) ? "--judge verbalised:MODEL or --judge sampled:MODEL"
        : "verbalised:MODEL or sampled:MODEL in its place";

    private static string Anew(string recordings) => $"begin anew with --record {recordings}, which asks for no recorded reply again.";

    private static string Keys(ModelException failure)
    {
        var provider = failure.Message.Split('/')[0];
        return provider.Length > 0 && provider.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.') ? ApiKey.VariableOf(provider) : "YOURPROVIDER_API_KEY";
    }

    private static ModelException With(ModelException failure, string advice) => new(failure.Failure, $"{failure.Message}{(failure.Message is [.., '.' or '!' or '?' or ')'] ? "" : ".")} {advice}", failure);
}
