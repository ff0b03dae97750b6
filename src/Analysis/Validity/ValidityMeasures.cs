namespace LearningThePrior.Analysis.Validity;

/// <summary>The measures of a judge by name, each with its definition and source. <c>ltp validate --define</c> prints the definitions, and docs/validity.md holds them.</summary>
public static class ValidityMeasures
{
    /// <summary>The share of verdicts that are right.</summary>
    public const string Accuracy = "accuracy";

    /// <summary>Raw agreement with the truth.</summary>
    public const string Agreement = "agreement_with_truth";

    /// <summary>Agreement with the truth beyond chance.</summary>
    public const string Kappa = "kappa_with_truth";

    /// <summary>Raw agreement with itself.</summary>
    public const string RetestAgreement = "retest_agreement";

    /// <summary>Agreement with itself beyond chance.</summary>
    public const string RetestKappa = "retest_kappa";

    /// <summary>The share of debates that end alike in all orders.</summary>
    public const string OrdersAgree = "orders_agree";

    /// <summary>Agreement over the orders beyond chance.</summary>
    public const string OrdersAlpha = "orders_alpha";

    /// <summary>The share of debates that at least one attack turned.</summary>
    public const string AnyAttack = "any_attack";

    /// <summary>The greatest area of a surface feature, for the verdicts.</summary>
    public const string FloorOfVerdicts = "surface_floor_verdicts";

    /// <summary>The greatest area of a surface feature, for the truth.</summary>
    public const string FloorOfTruth = "surface_floor_truth";

    /// <summary>The share of cited nodes that the judge read.</summary>
    public const string Verification = "verification_rate";

    /// <summary>Accuracy without a debate.</summary>
    public const string AccuracyAlone = "accuracy_alone";

    /// <summary>The critic's accuracy without a debate.</summary>
    public const string CriticAccuracy = "accuracy_critic";

    /// <summary>The critic's accuracy less the judge's, both without a debate.</summary>
    public const string CriticGap = "critic_gap";

    /// <summary>What debate adds to the judge alone.</summary>
    public const string DebateGain = "debate_gain";

    /// <summary>The share of that gap that debate closes.</summary>
    public const string GapRecovered = "gap_recovered";

    /// <summary>How often the verdict is for A where A holds the truth.</summary>
    public const string Sensitivity = "sensitivity";

    /// <summary>How often the verdict is for B where B holds the truth.</summary>
    public const string Specificity = "specificity";

    /// <summary>The share of verdicts for A.</summary>
    public const string ApparentShare = "share_a_apparent";

    /// <summary>That share, corrected.</summary>
    public const string CorrectedShare = "share_a_corrected";

    /// <summary>The share of debates in which A holds the truth.</summary>
    public const string TrueShare = "share_a_true";

    /// <summary>The share of debates decided at the chosen error.</summary>
    public const string ConformalDecided = "conformal_decided";

    /// <summary>The share of conformal sets that leave out the truth.</summary>
    public const string ConformalMissed = "conformal_missed";

    /// <summary>The share of errors among what was decided.</summary>
    public const string ConformalError = "conformal_error";

    /// <summary>The definitions by name, in the order in which they are shown.</summary>
    public static IReadOnlyDictionary<string, string> Definitions { get; } = new OrderedDictionary<string, string>(StringComparer.Ordinal)
    {
        [Accuracy] = "The share of verdicts on the debates as played that are right; a tie, declared or by equal credences, counts as wrong. As in ltp analyze.",
        [Agreement] = "Of the verdicts that favour an answer: the share that favour the true one.",
        [Kappa] = "The same beyond what the frequencies of answers give by chance (Cohen 1960): 0 is chance, 1 is always. A judge that always says A agrees half of the time where A is right half of the time; its kappa is 0.",
        [RetestAgreement] = "Of the debates judged again with nothing changed but the draw, a verdict favouring an answer both times: the share with the same answer. Test-retest reliability.",
        [RetestKappa] = "The same beyond chance (Cohen 1960).",
        [OrdersAgree] = "Of the debates judged in all orders (as played; mirrored: labels, listing and speeches made at once turned round; each again with the listing alone turned round; k = 4, or 2 where one side stands alone): the share in which the same answer is favoured in all. Positional bias: Zheng et al. 2023; Wang et al. 2023.",
        [OrdersAlpha] = "Krippendorff's alpha (nominal) over the orders as raters: agreement beyond chance (Krippendorff 2004).",
        [AnyAttack] = "Of the debates that were attacked: the share in which at least one attack turned the verdict to the attacker.",
        [FloorOfVerdicts] = "The surface floor: how well one surface feature alone predicts the verdicts, the largest over features of max(AUC, 1 - AUC). Each debate gives two cases, each side's lead in the feature and whether it won (AUC by Hanley and McNeil 1982, interval by Obuchowski 1997). Near 1: the judge may be doing no more than counting.",
        [FloorOfTruth] = "The same for the truth. Above .5, a judge can be right by the surface alone, and accuracy is to be read against it (Gururangan et al. 2018 on annotation artifacts).",
        [Verification] = "Of the nodes that speeches cite: the share that the judge read. 0: it summarises what was said; 1: it looks up all of it.",
        [AccuracyAlone] = "Accuracy of the judge on the question alone, without sides and speeches.",
        [CriticAccuracy] = "Accuracy of the critic on the question alone: what somebody who knows more than the judge makes of it.",
        [CriticGap] = "The critic's accuracy less the judge's, both alone, paired by question. Where it is not above 0 there is nothing that a debate between such critics could hand on (Saunders et al. 2022; Kenton et al. 2024).",
        [DebateGain] = "The judge's accuracy after the debate less alone, paired by question.",
        [GapRecovered] = "debate_gain / critic_gap: the performance gap recovered (Burns et al. 2023); no value where the gap is not above 0.",
        [Sensitivity] = "Of the verdicts for a side where A held the truth: the share for A.",
        [Specificity] = "Of the verdicts for a side where B held the truth: the share for B.",
        [ApparentShare] = "The share of verdicts for A: of debates whose truth is not known, or, where all are known, of all (in two halves by question, each corrected by the errors of the other).",
        [CorrectedShare] = "The same corrected for the judge's known errors: (apparent + specificity - 1) / (sensitivity + specificity - 1) (Rogan and Gladen 1978). Where the truth is known it should come near share_a_true; that is the check.",
        [TrueShare] = "The share of these debates in which A holds the truth, where that is known.",
        [ConformalDecided] = "The share of verdicts that a judge would give who abstains wherever a conformal set at the chosen error (--error, .1) holds no answer or several (Angelopoulos and Bates 2021); each half of the questions by the threshold of the other.",
        [ConformalMissed] = "The share of conformal sets that leave out the truth: what the chosen error bounds on average, if debates to come are like these.",
        [ConformalError] = "The share of errors among what is decided; not bounded by the chosen error, only read beside it.",
    };
}
