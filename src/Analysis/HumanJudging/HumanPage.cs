using LearningThePrior.Analysis.Pages;

namespace LearningThePrior.Analysis.HumanJudging;

/// <summary>The page on which a human judges. It holds no debate: it asks for what may be seen now, and only where it came from.</summary>
public static class HumanPage
{
    private static readonly PageTemplate Template = PageTemplate.Of(
        "HumanJudging/Page/human.html",
        ["Pages/theme.css", "Pages/reading.css", "HumanJudging/Page/human.css"],
        [
            "Pages/dom.js", "Pages/theme.js", "Pages/words.js", "Pages/speech.js", "Pages/panel.js", "Pages/questions.js",
            "HumanJudging/Page/asking.js", "HumanJudging/Page/excerpt.js", "HumanJudging/Page/beliefs.js", "HumanJudging/Page/judging.js",
        ],
        "; connect-src 'self'");

    /// <summary>The page.</summary>
    public static string Html { get; } = "<!doctype html>" + Template.Before + Template.After;

    /// <summary>The content security policy to send with it.</summary>
    public static string Policy { get; } = Template.Policy + "; frame-ancestors 'none'";
}
