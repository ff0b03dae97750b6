using LearningThePrior.Judges.Models;
using LearningThePrior.LanguageModels;
using LearningThePrior.LanguageModels.Prompts;

namespace LearningThePrior.Judges.Tests.Models;

/// <summary>A language model that stands in for a human: what it is told, and in which order answers are listed.</summary>
public sealed class ModelHumanTests
{
    private static readonly Question Snow = new("q", "Did snow fall?", AnswerSet.NoYes);
    private static readonly ModelJudgeSettings Once = new() { Method = ChoiceMethod.Sampled, Samples = 1 };

    [Fact]
    public async Task A_liking_for_the_first_label_cancels_out_since_answers_are_listed_in_both_orders()
    {
        var model = new ScriptedModel(_ => ScriptedReply.Said("A"));

        // Listed once, A is no; listed both ways, A is no and then yes.
        Assert.Equal([1, 0], await CredencesAsync(new ModelHuman(model, Once, bothOrders: false)));
        Assert.Equal([.5, .5], await CredencesAsync(new ModelHuman(model, Once)));
        Assert.Equal(["A: no\nB: yes", "A: no\nB: yes", "A: yes\nB: no"], model.Requests.Select(r => string.Join('\n', r.Messages[^1].Text.Split('\n').Where(l => l is ['A' or 'B', ':', ..]))));
    }

    [Fact]
    public async Task It_is_told_what_its_prompt_says_with_nothing_and_with_something_given()
    {
        var model = new ScriptedModel(_ => ScriptedReply.Said("A"));
        var human = new ModelHuman(model, Once, Prompt.Read(HumanPrompts.Form, HumanPrompts.Default.Text.Replace("a careful person", "my grandmother", StringComparison.Ordinal), "human.txt"), bothOrders: false);

        await human.AnswerAsync(Snow, TextBackground.Empty, TestContext.Current.CancellationToken);
        await human.AnswerAsync(Snow, new("It was cold."), TestContext.Current.CancellationToken);

        Assert.StartsWith("You answer as my grandmother would", model.Requests[0].Messages[0].Text, StringComparison.Ordinal);
        Assert.Equal("Nothing in particular is given.\nQuestion: Did snow fall?\nA: no\nB: yes\n\nWhich answer is right? Reply with its label alone: A or B.", model.Requests[0].Messages[1].Text);
        Assert.Equal("Take all of this as given:\n1. It was cold.\n\nQuestion: Did snow fall?\nA: no\nB: yes\n\nWhich answer is right? Reply with its label alone: A or B.", model.Requests[1].Messages[1].Text);
    }

    private static async Task<IReadOnlyList<double>> CredencesAsync(ModelHuman human) =>
        Assert.IsType<DecidedVerdict>(await human.AnswerAsync(Snow, TextBackground.Empty, TestContext.Current.CancellationToken)).Credences.Values;
}
