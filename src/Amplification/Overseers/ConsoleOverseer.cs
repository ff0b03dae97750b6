using LearningThePrior.Debate;

namespace LearningThePrior.Amplification.Overseers;

/// <summary>
/// A human at the console as the overseer: he is shown the question and what he knows, and writes "? a subquestion", an answer, or nothing where he does not
/// know. Where another overseer assists, what that one would do is proposed, and an empty line takes it. In a <see cref="CachedOverseer{TQuestion, TAnswer}"/> he is asked
/// nothing twice.
/// </summary>
/// <param name="input">What he writes.</param>
/// <param name="output">What he is shown.</param>
/// <param name="questions">How he meets questions.</param>
/// <param name="assistant">Who proposes moves; null for nobody.</param>
public sealed class ConsoleOverseer<TQuestion>(TextReader input, TextWriter output, IConsoleQuestions<TQuestion> questions, IOverseer<TQuestion, string>? assistant = null)
    : IOverseer<TQuestion, string>, IDisposable
    where TQuestion : IEquatable<TQuestion>
{
    private readonly SemaphoreSlim _turn = new(1);

    /// <inheritdoc/>
    public string Name => assistant is null ? "human" : $"human assisted by {assistant.Name}";

    /// <inheritdoc/>
    public async ValueTask<OverseerMove<TQuestion, string>> NextAsync(Consultation<TQuestion, string> consultation, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(consultation);
        var proposed = assistant is null ? new OverseerDoesNotKnow<TQuestion, string>() : await assistant.NextAsync(consultation, cancellationToken);
        await _turn.WaitAsync(cancellationToken);
        try
        {
            await ShowAsync(consultation, proposed, cancellationToken);
            while (true)
            {
                await output.WriteAsync("> ");
                await output.FlushAsync(cancellationToken);

                // A terminal's own asynchronous read blocks and cannot be cancelled.
                var line = (await Task.Run(input.ReadLine, cancellationToken).WaitAsync(cancellationToken))?.Trim();
                if (await MoveAsync(line, consultation.Question, proposed, cancellationToken) is { } move)
                {
                    return move;
                }

                await output.WriteLineAsync($"A subquestion is written {questions.Form}");
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    private async Task ShowAsync(Consultation<TQuestion, string> consultation, OverseerMove<TQuestion, string> proposed, CancellationToken cancellationToken)
    {
        await output.WriteLineAsync($"\nQuestion: {Shown(questions.Words(consultation.Question))}");
        foreach (var line in await questions.ShownAsync(consultation.Question, cancellationToken))
        {
            await output.WriteLineAsync($"  | {Shown(line)}");
        }

        foreach (var (question, reply) in consultation.Known)
        {
            await output.WriteLineAsync($"  you asked: {Shown(questions.Words(question))}\n    {(reply.IsKnown ? Shown(reply.Value!) : "(not known)")}");
        }

        await output.WriteLineAsync(proposed switch
        {
            OverseerAsks<TQuestion, string> asks => $"Proposed: {string.Join(" ", asks.Subquestions.Select(q => $"? {Shown(questions.Words(q))}"))}   (an empty line takes it)",
            OverseerAnswers<TQuestion, string> said => $"Proposed: {Shown(said.Value)}   (an empty line takes it)",
            _ => $"'{questions.Form}' asks, words answer, an empty line means that you do not know.",
        });
    }

    /// <summary>The move that a typed line stands for; null if it cannot be read and he is asked again.</summary>
    private async ValueTask<OverseerMove<TQuestion, string>?> MoveAsync(string? line, TQuestion asked, OverseerMove<TQuestion, string> proposed, CancellationToken cancellationToken)
    {
        if (line is null)
        {
            // Nobody is there any more.
            return new OverseerDoesNotKnow<TQuestion, string>();
        }

        if (line.Length == 0)
        {
            return proposed is OverseerUnreadable<TQuestion, string> ? new OverseerDoesNotKnow<TQuestion, string>() : proposed;
        }

        if (line[0] != '?')
        {
            return new OverseerAnswers<TQuestion, string>(line, [.. await questions.CitedAsync(asked, line, cancellationToken)]);
        }

        return line[1..].Trim() is { Length: > 0 } typed && questions.TryRead(typed, asked, out var subquestion) ? new OverseerAsks<TQuestion, string>(subquestion) : null;
    }

    /// <summary>Words of others, on one line and without control characters: a terminal would obey them.</summary>
    private static string Shown(string text) => SpeechSanitizer.EscapeUnseen(text.ReplaceLineEndings(" "));
}
