namespace LearningThePrior.LanguageModels.Tests.Roles;

/// <summary>Roles are bound by name, and nothing stands in for a role that is not.</summary>
public sealed class ModelRolesTests
{
    private static readonly ScriptedModel Model = ScriptedModel.Saying("yes");

    [Fact]
    public void Roles_are_bound_from_text_and_a_model_named_twice_is_opened_once()
    {
        var opened = new List<ModelName>();
        var roles = ModelRoles.Parse(
            ["judge=openai/gpt-4o", "debater_a = ollama/llama", "debater_b=ollama/llama"],
            name =>
            {
                opened.Add(name);
                return new ScriptedModel(_ => ScriptedReply.Said(name.Model), name.Model);
            });

        Assert.Equal(["openai/gpt-4o@https://api.openai.com/v1/", "ollama/llama@http://127.0.0.1:11434/v1/"], opened.Select(o => o.ToString()));
        Assert.Equal("gpt-4o", roles[ModelRole.Judge].Name.Model);
        Assert.Same(roles["debater_a"], roles["debater_b"]);
        Assert.Equal([ModelRole.DebaterA, ModelRole.DebaterB, ModelRole.Judge], roles.Bound);
    }

    [Theory]
    [InlineData("jugde", "judge")]
    [InlineData("debater-a", "debater_a")]
    [InlineData("Overseer", "overseer")]
    [InlineData("unpack", "unpacker")]
    public void A_misspelt_role_is_refused_with_the_nearest_right_name(string written, string meant)
    {
        var fromText = Assert.Throws<ModelRoleException>(() => ModelRoles.Parse([$"{written}=openai/gpt-4o"], _ => Model));
        var fromName = Assert.Throws<ModelRoleException>(() => ModelRoles.None.Bind(ModelRole.Judge, Model)[written]);

        Assert.StartsWith($"there is no role '{written}'; did you mean {meant}?", fromText.Message, StringComparison.Ordinal);
        Assert.Equal(fromText.Message, fromName.Message);
    }

    [Fact]
    public void A_role_without_a_model_is_an_error_that_names_it_even_where_another_model_is_bound()
    {
        var roles = ModelRoles.None.Bind(ModelRole.DebaterA, Model);

        var error = Assert.Throws<ModelRoleException>(() => roles[ModelRole.DebaterB]);

        Assert.Equal("no model is bound to the role debater_b: add debater_b=provider/model. Bound: debater_a.", error.Message);
    }

    [Theory]
    [InlineData("judge=openai/a", "judge=openai/b")]
    [InlineData("judge=openai/a", "judge=openai/a")]
    public void A_role_bound_twice_is_refused(string one, string other) => Assert.Contains(
        "the role judge is bound twice",
        Assert.Throws<ModelRoleException>(() => ModelRoles.Parse([one, other], _ => Model)).Message,
        StringComparison.Ordinal);

    [Fact]
    public void What_is_no_binding_is_refused_before_any_model_is_opened()
    {
        Func<ModelName, ILanguageModel> never = _ => throw new InvalidOperationException("opened");

        Assert.Throws<ModelRoleException>(() => ModelRoles.Parse(["judge=openai/a", "openai/b"], never));
        Assert.Throws<FormatException>(() => ModelRoles.Parse(["judge=openai/a", "critic=b"], never));
    }

    [Fact]
    public void Every_role_has_a_name_that_leads_back_to_it() =>
        Assert.All(Enum.GetValues<ModelRole>(), role => Assert.Equal(role, RoleNames.Parse(RoleNames.Of(role))));
}
