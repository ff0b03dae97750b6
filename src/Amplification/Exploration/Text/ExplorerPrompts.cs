using LearningThePrior.LanguageModels.Prompts;

namespace LearningThePrior.Amplification.Exploration.Text;

/// <summary>The words that a language model who explores text Z is told: their form, and those that are shipped (<c>src/Amplification/Prompts</c>).</summary>
public static class ExplorerPrompts
{
    /// <summary>The parts of <c>explorer.txt</c>.</summary>
    public static PromptForm Form { get; } = new(
        "explorer",
        "a model that explores Z as a human would: it writes one page at a time and may ask what other pages say",
        new("rules", "the first message"),
        new(
            "page",
            "asked for one page",
            new PromptPlace("above", "the pages above, a line each, the parent last"), new PromptPlace("part", "which child it is"), new PromptPlace("parts", "how many children the parent has"),
            new PromptPlace("listed", "a line for each page that is there already"), new PromptPlace("known", "a line for each page that it asked for"),
            new PromptPlace("otherwise", "the part 'otherwise', or nothing"), new PromptPlace("ask", "the part 'may-ask' or 'may-not-ask'")),
        new("listed", "the beginning of a page that is there already", new PromptPlace("address", "its address"), new PromptPlace("text", "its beginning")),
        new("known", "what a page says that it asked for", new PromptPlace("address", "its address"), new PromptPlace("text", "what it says")),
        new("unknown", "a page that it asked for and that is not there", new PromptPlace("address", "its address")),
        new("otherwise", "where a given Z is perturbed", new PromptPlace("text", "what the page said")),
        new("may-ask", "where it may ask for pages", new PromptPlace("left", "how many")),
        new("may-not-ask", "where it may ask for no more"));

    /// <summary>What is said unless other words are given.</summary>
    public static Prompt Default { get; } = Prompt.OfResource(Form, typeof(ExplorerPrompts).Assembly, "Prompts/explorer.txt", "explorer/1");
}
