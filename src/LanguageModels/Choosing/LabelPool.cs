namespace LearningThePrior.LanguageModels;

/// <summary>Probability gathered by answer, in natural logs.</summary>
internal sealed class LabelPool
{
    private readonly double[] _logs;
    private readonly SurfaceForms _forms;

    private LabelPool(SurfaceForms forms, int answers)
    {
        _forms = forms;
        _logs = new double[answers];
        Array.Fill(_logs, double.NegativeInfinity);
    }

    /// <summary>
    /// The least credence, one in a million: an answer that is missing among the likeliest tokens, or stands there with a number like -9999 for "not computed",
    /// is not impossible.
    /// </summary>
    public const double Floor = 1e-6;

    /// <summary>The mass of all answers together, at most 1.</summary>
    public double Mass => Math.Min(1, Math.Exp(Total));

    /// <summary>The answers' shares of the mass. Only where there is mass.</summary>
    public double[] Credences => [.. _logs.Select(l => Math.Exp(l - Total))];

    /// <summary>The same, none below <see cref="Floor"/>.</summary>
    public double[] Floored
    {
        get
        {
            double[] raised = [.. Credences.Select(c => Math.Max(c, Floor))];
            var sum = raised.Sum();
            return raised.Any(c => c == Floor) ? [.. raised.Select(c => c / sum)] : Credences;
        }
    }

    private double Total => _logs.Aggregate(double.NegativeInfinity, Add);

    /// <summary>Pools what might have stood at one token. A label that another one begins with is told apart by the next token.</summary>
    public static LabelPool At(IReadOnlyList<TokenChoice> tokens, int index, SurfaceForms forms, int answers)
    {
        var pool = new LabelPool(forms, answers);
        foreach (var (token, log) in Candidates(tokens[index]))
        {
            var form = forms.Of(token);
            if (form.Stem is null)
            {
                pool.Give(form.Answer, log);
            }
            else if (token == tokens[index].Token)
            {
                pool.Follow(form, log, index + 1 < tokens.Count ? tokens[index + 1] : null);
            }
        }

        return pool;
    }

    // What follows is known for the token that was said alone; for the others, an open stem is missing mass.
    private void Follow(TokenForm form, double log, TokenChoice? next)
    {
        if (next is null)
        {
            Give(form.Answer, log);
            return;
        }

        foreach (var (token, nextLog) in Candidates(next))
        {
            Give(_forms.Following(form.Stem!, token).Answer, log + nextLog);
        }
    }

    private static IEnumerable<(string Token, double Log)> Candidates(TokenChoice choice) =>
        choice.Top.Select(t => (t.Token, t.LogProbability)).Append((choice.Token, choice.LogProbability)).DistinctBy(t => t.Token);

    private void Give(int? answer, double log)
    {
        if (answer is { } index)
        {
            _logs[index] = Add(_logs[index], log);
        }
    }

    private static double Add(double one, double other)
    {
        var (least, most) = one < other ? (one, other) : (other, one);
        return double.IsNegativeInfinity(least) ? most : most + double.LogP1(Math.Exp(least - most));
    }
}
