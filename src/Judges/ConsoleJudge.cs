using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using LearningThePrior.Debate;
using LearningThePrior.Tree;

namespace LearningThePrior.Judges;

/// <summary>
/// A human at a terminal, who sees the question, the positions and the speeches round by round, may read nodes within the
/// judge's budget, and says how likely each answer is.
/// </summary>
/// <remarks>
/// What does not show is written as code points, so that no speech can move the cursor or colour the screen. One case is
/// shown at a time. A reply that cannot be read is asked for again; where the input ends, the human has abstained.
/// </remarks>
/// <param name="input">What the human types, a line a reply.</param>
/// <param name="output">What the human sees.</param>
[SuppressMessage("Design", "CA1001", Justification = "A semaphore whose wait handle nobody asks for holds nothing.")]
public sealed class ConsoleJudge(TextReader input, TextWriter output) : IJudge
{
    private readonly TextReader _input = input ?? throw new ArgumentNullException(nameof(input));
    private readonly TextWriter _output = output ?? throw new ArgumentNullException(nameof(output));
    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <inheritdoc/>
    public string Name => "console";

    /// <inheritdoc/>
    public async ValueTask<Verdict> JudgeAsync(JudgeCase @case, CancellationToken cancellationToken = default)
    {
        this.RequireFit(@case);
        return await AskAsync(
            Describe(@case), Prompt(@case.Question.Answers, ", or read /0/1 to see a node"), @case.Question.Answers, line => AnswerAsync(line, @case.Reader, cancellationToken), cancellationToken);
    }

    /// <summary>Asks how likely each answer to a question is, given what was found out about it.</summary>
    /// <param name="question">The question.</param>
    /// <param name="known">What was found out, a statement each. Untrusted.</param>
    /// <param name="cancellationToken">Stops the asking.</param>
    public async ValueTask<Verdict> ConcludeAsync(Question question, IReadOnlyList<string> known, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(known);
        return await AskAsync(
            $"\nQuestion: {SpeechSanitizer.Escape(question.Text)}\n{string.Concat(known.Select(k => $"  {SpeechSanitizer.Escape(k)}\n"))}",
            Prompt(question.Answers, ""), question.Answers, line => Task.FromResult(NotUnderstood(line)), cancellationToken);
    }

    private async ValueTask<Verdict> AskAsync(string shown, string prompt, AnswerSet answers, Func<string, Task<string>> otherwise, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            await SayAsync(shown, cancellationToken);
            while (true)
            {
                await SayAsync(prompt, cancellationToken);

                // A terminal's own asynchronous read blocks and cannot be cancelled.
                var line = await Task.Run(_input.ReadLine, cancellationToken).WaitAsync(cancellationToken);
                if (line is null)
                {
                    return new AbstainedVerdict(new("human", "The input ended."));
                }

                if (ConsoleReply.Read(line, answers) is { } verdict)
                {
                    return verdict;
                }

                await SayAsync(await otherwise(line.Trim()), cancellationToken);
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    private static string Describe(JudgeCase @case)
    {
        var answers = @case.Question.Answers;
        var positions = @case.Positions.Select(p => $"{p.Label} defends: {Position(p.Position, answers)}\n");
        return $"\nQuestion: {SpeechSanitizer.Escape(@case.Question.Text)}\n{string.Concat(positions)}\n{TranscriptText.Render(@case.Turns)}";
    }

    private static string Position(Position position, AnswerSet answers) => position switch
    {
        AnswerPosition p => SpeechSanitizer.Escape(answers[p.Answer]),
        DistributionPosition p => string.Join(", ", p.Credences.Values.Select((c, i) =>
            string.Create(CultureInfo.InvariantCulture, $"{SpeechSanitizer.Escape(answers[i])} {100 * c:0.##} %"))),
        _ => SpeechSanitizer.Escape(position.ToString()),
    };

    private static string Prompt(AnswerSet answers, string more) =>
        $"\nHow likely in percent: {string.Join(", ", answers.Texts.Select(a => $"\"{SpeechSanitizer.Escape(a)}\""))}? One number each, and the last may be left out;\n"
        + $"or tie, abstain{more}.\n> ";

    private static async Task<string> AnswerAsync(string line, TreeReader reader, CancellationToken cancellationToken)
    {
        if (line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is not ["read", var text])
        {
            return NotUnderstood(line);
        }

        return !NodeAddress.TryParse(text, null, out var address)
            ? $"\"{SpeechSanitizer.Escape(text)}\" is no address; the root is /, its second child's first child /1/0.\n"
            : await reader.ReadAsync(address, cancellationToken) switch
            {
                NodeRead read => SpeechSanitizer.Escape(read.Node.Text) + '\n',
                NoSuchNode => $"There is no node {address}.\n",
                _ => "Your budget does not reach to it.\n",
            };
    }

    private static string NotUnderstood(string line) => $"\"{SpeechSanitizer.Escape(line)}\" was not understood: the numbers are from 0 to 100 and sum to 100.\n";

    private async Task SayAsync(string text, CancellationToken cancellationToken)
    {
        await _output.WriteAsync(SpeechSanitizer.EscapeUnseen(text).AsMemory(), cancellationToken);
        await _output.FlushAsync(cancellationToken);
    }
}
