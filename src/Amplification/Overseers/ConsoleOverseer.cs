using LearningThePrior.Debate;

namespace LearningThePrior.Amplification.Overseers;

/// <summary>
/// A human at the console as the overseer: he is shown the question and what he knows, and writes "? a subquestion", an answer, or nothing where he does not
/// know. Where another overseer assists, what that one would do is proposed, and an empty line takes it.
/// </summary>
/// <param name="input">What he writes.</param>
/// <param name="output">What he is shown.</param>
/// <param name="assistant">Who proposes moves; null for nobody.</param>
public sealed class ConsoleOverseer(TextReader input, TextWriter output, IOverseer<string, string>? assistant = null) : IOverseer<string, string>, IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);

    /// <inheritdoc/>
    public string Name => assistant is null ? "human" : $"human assisted by {assistant.Name}";

    /// <inheritdoc/>
    public async ValueTask<OverseerMove<string, string>> NextAsync(Consultation<string, string> consultation, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(consultation);
        var proposed = assistant is null ? new OverseerDoesNotKnow<string, string>() : await assistant.NextAsync(consultation, cancellationToken);
        await _turn.WaitAsync(cancellationToken);
        try
        {
            await output.WriteLineAsync($"\nQuestion: {Shown(consultation.Question)}");
            foreach (var (question, reply) in consultation.Known)
            {
                await output.WriteLineAsync($"  you asked: {Shown(question)}\n    {(reply.IsKnown ? Shown(reply.Value!) : "(not known)")}");
            }

            await output.WriteLineAsync(proposed switch
            {
                OverseerAsks<string, string> asks => $"Proposed: {string.Join(" ", asks.Subquestions.Select(q => $"? {Shown(q)}"))}   (an empty line takes it)",
                OverseerAnswers<string, string> said => $"Proposed: {Shown(said.Value)}   (an empty line takes it)",
                _ => "'? ...' asks, words answer, an empty line means that you do not know.",
            });
            await output.WriteAsync("> ");
            await output.FlushAsync(cancellationToken);
            var line = (await input.ReadLineAsync(cancellationToken))?.Trim();
            return line is null ? new OverseerDoesNotKnow<string, string>() // nobody is there any more
                : line.Length == 0 ? proposed is OverseerUnreadable<string, string> ? new OverseerDoesNotKnow<string, string>() : proposed
                : line[0] != '?' ? new OverseerAnswers<string, string>(line)
                : line[1..].Trim() is { Length: > 0 } subquestion ? new OverseerAsks<string, string>(subquestion)
                : new OverseerDoesNotKnow<string, string>();
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    /// <summary>Words of others, on one line and without control characters: a terminal would obey them.</summary>
    private static string Shown(string text) => SpeechSanitizer.EscapeUnseen(text.ReplaceLineEndings(" "));
}
