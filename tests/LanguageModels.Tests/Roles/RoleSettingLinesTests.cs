namespace LearningThePrior.LanguageModels.Tests.Roles;

/// <summary>Settings by role as they are typed, and what a request is under them.</summary>
public sealed class RoleSettingLinesTests
{
    private static readonly ModelRequest Asked = new([ModelMessage.System("Rules."), ModelMessage.User("Which?")], new(ModelRole.Judge, 2)) { Options = new() { MaxTokens = 512, Temperature = 1 } };

    [Fact]
    public async Task A_role_is_asked_under_its_settings_and_the_others_as_they_ask()
    {
        var inner = ScriptedModel.Saying("yes", "yes");
        SettledModel model = new(inner, RoleSettingLines.Read(["judge.max_tokens=50", "judge.temperature=0", "judge.seed=7", "judge.stop=[\"END\", \"###\"]", "judge.extra.top_k=20", "judge.system_role=false", "judge.reasoning_effort=low"]));

        await model.CompleteAsync(Asked, TestContext.Current.CancellationToken);
        await model.CompleteAsync(Asked with { Tag = new(ModelRole.DebaterA) }, TestContext.Current.CancellationToken);

        var (judge, debater) = (inner.Requests[0], inner.Requests[1]);
        Assert.Equal((50, 0, 9, "low"), (judge.Options.MaxTokens, judge.Options.Temperature, judge.Options.Seed, judge.Options.ReasoningEffort)); // the seed counts up from 7 with the draw
        Assert.Equal(["END", "###"], judge.Options.Stop);
        Assert.Equal("20", judge.Options.Extra["top_k"]);
        Assert.Equal([(MessageRole.User, "Rules.\n\nWhich?")], judge.Messages.Select(m => (m.Role, m.Text)));
        Assert.Equal(Asked.Options, debater.Options);
    }

    [Fact]
    public void All_and_debater_name_several_roles_and_the_later_line_counts()
    {
        var settings = RoleSettingLines.Read(["all.top_p=.9", "debater.max_tokens=9", "debater_b.max_tokens=8"]);

        Assert.Equal(Enum.GetValues<ModelRole>(), settings.Keys.Order());
        Assert.Equal((9, 8, null), (settings[ModelRole.DebaterA].MaxTokens, settings[ModelRole.DebaterB].MaxTokens, settings[ModelRole.Judge].MaxTokens));
    }

    [Fact]
    public void A_file_says_the_same_as_lines() => Assert.Equal(
        ["judge.max_tokens=50", "judge.stop=[\"<|im_end|>\",\"b\"]", "judge.extra.stop=[\"c\"]", "judge.extra.mirostat=\"two\"", "judge.extra.deep={\"x\":1}", "debater.temperature=0.5"],
        RoleSettingLines.OfJson("""{"judge": {"max_tokens": 50, "stop": ["<|im_end|>", "b"], "extra": {"stop": ["c"], "mirostat": "two", "deep": {"x": 1}}}, "debater": {"temperature": 0.5}}"""));

    [Theory]
    [InlineData("judge.stop=<|im_end|>", "<|im_end|>")]
    [InlineData("judge.stop=[\"[END]\", \"a|b\"]", "[END] a|b")]
    [InlineData("judge.stop=[]", "")]
    [InlineData("judge.stop=", "")]
    public void Stop_words_are_one_text_or_a_list(string line, string words) =>
        Assert.Equal(words, string.Join(' ', RoleSettingLines.Read([line])[ModelRole.Judge].Stop));

    [Fact]
    public void A_stop_word_of_a_file_is_the_same_word_in_its_line() =>
        Assert.Equal(["[END]"], RoleSettingLines.Read(RoleSettingLines.OfJson("""{"judge": {"stop": "[END]"}}"""))[ModelRole.Judge].Stop);

    [Fact]
    public void What_a_header_takes_from_the_environment_is_secret_whatever_its_name()
    {
        Environment.SetEnvironmentVariable("LTP_TEST_TEAM", "the-team-of-nobody");
        Environment.SetEnvironmentVariable("LTP_TEST_LINES", "one\ntwo");

        var settings = RoleSettingLines.Read(["judge.header.X-Team=$LTP_TEST_TEAM", "judge.header.X-Title=plain"])[ModelRole.Judge];

        Assert.Equal(["the-team-of-nobody"], settings.Secrets);
        Assert.Equal(["the-team-of-nobody"], settings.On(Asked).Options.Secrets);
        var wrong = Assert.Throws<FormatException>(() => RoleSettingLines.Read(["judge.header.X-Team=$LTP_TEST_LINES"]));
        Assert.Contains("LTP_TEST_LINES holds something that is no visible ASCII character", wrong.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("judge.stop=[END]", "a JSON list of such texts")]
    [InlineData("judge.stop=[7]", "a JSON list of such texts")]
    [InlineData("judge.header.X-Auth=abc", "write it as role.header.X-Auth=$VARIABLE")]
    [InlineData("judge.header.X-Password=abc", "write it as role.header.X-Password=$VARIABLE")]
    [InlineData("judge.header.Credential=abc", "write it as role.header.Credential=$VARIABLE")]
    [InlineData("judge=5", "is no setting of a role")]
    [InlineData("judge.max_tokens=0", "a whole number above 0 is expected")]
    [InlineData("judge.temperature=hot", "a number from 0 to 10 is expected")]
    [InlineData("judge.max_token=5", "there is no setting 'max_token'")]
    [InlineData("judge.system_role=no", "true or false is expected")]
    [InlineData("judge.token_parameter=tokens", "max_tokens or max_completion_tokens is expected")]
    [InlineData("judge.header.X-Api-Key=sk-1", "write it as role.header.X-Api-Key=$VARIABLE")]
    [InlineData("judge.header.X-Team=$LTP_NO_SUCH_VARIABLE", "the environment has no LTP_NO_SUCH_VARIABLE")]
    public void A_wrong_line_is_named_with_what_is_right(string line, string telling) =>
        Assert.Contains(telling, Assert.Throws<FormatException>(() => RoleSettingLines.Read([line])).Message, StringComparison.Ordinal);

    [Fact]
    public void A_misspelt_role_is_told_the_nearest() =>
        Assert.Contains("did you mean judge?", Assert.Throws<ModelRoleException>(() => RoleSettingLines.Read(["juge.seed=1"])).Message, StringComparison.Ordinal);
}
