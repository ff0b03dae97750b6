using System.Globalization;
using LearningThePrior.Debate;
using LearningThePrior.Probability;
using LearningThePrior.Tree;

namespace LearningThePrior.Worlds.Paraphrase;

/// <summary>One world of copies: D labels the first half of the statements, D* asks about the others; drawn by <see cref="ParaphraseWorlds"/>.</summary>
public sealed class ParaphraseWorld : IWorld
{
    private readonly ParaphraseWorlds _settings;
    private readonly ParaphraseHuman _human;

    internal ParaphraseWorld(ParaphraseWorlds settings, Seed seed)
    {
        _settings = settings;
        _human = new(settings.Copies, settings.Fact, settings.Wrong, settings.Noise);
        Latents = new([.. Enumerable.Range(1, settings.Copies).Select(number => new ChoiceBlock($"statement {number}", 2))]);
        Structure = new AdditiveStructure(
            [.. Enumerable.Range(0, settings.Copies).Select(j => new LatentPart(0, [Latents.Offset(j), Latents.Offset(j) + 1]))], Features: 1, Edges: []);
        var half = settings.Copies / 2;
        Sets = [Set("d", 1, half), Set("d_star", half + 1, settings.Copies - half)];

        var truth = Draw(seed.For("truth").CreateRandom());
        var random = seed.For("observed").CreateRandom();
        Observed = [.. Enumerable.Range(0, settings.Examples).Select(_ =>
        {
            var question = (StatementQuestion)Sets[0].Draw(random);
            return new Observation(question, truth[question.Number - 1] != random.NextBool(settings.Noise) ? 1 : 0);
        })];
        Key = new(settings, Latents, truth, Observed);
    }

    /// <inheritdoc/>
    public string Family => _settings.Name;

    /// <inheritdoc/>
    public LatentSpace Latents { get; }

    /// <inheritdoc/>
    public IReadOnlyList<Observation> Observed { get; }

    /// <inheritdoc/>
    public IReadOnlyList<QuestionSet> Sets { get; }

    /// <inheritdoc/>
    public IHuman Human => _human;

    /// <inheritdoc cref="IWorld.Structure"/>
    /// <remarks>Each statement is a part.</remarks>
    public AdditiveStructure Structure { get; }

    WorldStructure IWorld.Structure => Structure;

    /// <inheritdoc/>
    public string DefaultModel => "additive";

    /// <inheritdoc/>
    public IReadOnlyList<LatentPart> PriorParts => Structure.Parts;

    /// <summary>The exact answers.</summary>
    public ParaphraseKey Key { get; }

    IAnswerKey IWorld.Key => Key;

    /// <inheritdoc/>
    /// <remarks>
    /// For each statement 1 where it is asked about, else 0. Direct fits read the same: of D*'s statements D trains no
    /// weight, and a regularised fit answers as of D's statements together.
    /// </remarks>
    /// <exception cref="ArgumentException">The question is not about one of the statements.</exception>
    public double[] Encode(Question question)
    {
        if (question is not StatementQuestion { Number: > 0 } asked || asked.Number > _settings.Copies)
        {
            throw new ArgumentException("Not a question about one of the statements.", nameof(question));
        }

        var numbers = new double[_settings.Copies];
        numbers[asked.Number - 1] = 1;
        return numbers;
    }

    /// <inheritdoc/>
    public string HandedOver => "Mz, the decoder that unpacks z; which number of z states which copy, in f and in Prior";

    /// <inheritdoc/>
    public string QuestionForm => $"the number of a statement, from 1 to {_settings.Copies}";

    /// <inheritdoc/>
    public Question ReadQuestion(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= _settings.Copies
            ? new StatementQuestion(number)
            : throw new QuestionFormatException("statement", $"'{text}' is none; write {QuestionForm}.");

    /// <inheritdoc/>
    public IUnpacker Unpack(IReadOnlyList<double> z) => new CopyTree(Read(z));

    /// <inheritdoc/>
    public IClaimOracle Claims(IReadOnlyList<double> z) => new ParaphraseClaims(_human, Read(z));

    /// <inheritdoc/>
    public double[] Propose(SeededRandom random) => Write(Draw(random));

    /// <summary>The z that says so of every statement.</summary>
    public double[] Write(IReadOnlyList<bool> statements)
    {
        ArgumentNullException.ThrowIfNull(statements);
        var z = new double[Latents.Dimension];
        for (var j = 0; j < _settings.Copies; j++)
        {
            Latents.SetOption(z, j, statements[j] ? 1 : 0);
        }

        return z;
    }

    private bool[] Read(IReadOnlyList<double> z)
    {
        Latents.Check(z);
        return [.. Enumerable.Range(0, _settings.Copies).Select(j => Latents.Option(z, j) == 1)];
    }

    private bool[] Draw(SeededRandom random)
    {
        ArgumentNullException.ThrowIfNull(random);
        var fact = random.NextBool(_settings.Fact);
        return [.. Enumerable.Range(0, _settings.Copies).Select(_ => fact != random.NextBool(_settings.Wrong))];
    }

    private static QuestionSet Set(string name, int first, int count)
    {
        StatementQuestion[] questions = [.. Enumerable.Range(first, count).Select(number => new StatementQuestion(number))];
        return new(name, random => questions[random.NextInt(count)], [.. questions.Select(q => ((Question)q, 1.0 / count))]);
    }
}
