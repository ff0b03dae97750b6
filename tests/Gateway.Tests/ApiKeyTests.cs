using System.Text.Json;
using LearningThePrior.LanguageModels;

namespace LearningThePrior.Gateway.Tests;

/// <summary>Keys come from the environment and are shown to nobody.</summary>
public sealed class ApiKeyTests
{
    [Theory]
    [InlineData("openai", "OPENAI_API_KEY")]
    [InlineData("my-own.host", "MY_OWN_HOST_API_KEY")]
    public void The_variable_is_named_after_the_provider(string provider, string variable) =>
        Assert.Equal(variable, ApiKey.VariableOf(provider));

    [Fact]
    public void A_key_is_read_from_the_environment_and_a_blank_one_is_none()
    {
        Environment.SetEnvironmentVariable("KEY_TESTS_API_KEY", " sk-secret ");
        Environment.SetEnvironmentVariable("KEY_TESTS_BLANK_API_KEY", " ");

        Assert.Equal("sk-secret", ApiKey.FromEnvironment("key-tests")!.Value);
        Assert.Null(ApiKey.FromEnvironment("key-tests-blank"));
        Assert.Null(ApiKey.FromEnvironment("key-tests-absent"));
    }

    [Theory]
    [InlineData("sk-\nsecret")]
    [InlineData("sk-s\u00e9cret")]
    [InlineData("sk secret")]
    public void A_key_that_no_header_can_carry_is_refused_by_the_name_of_its_variable_alone(string value)
    {
        Environment.SetEnvironmentVariable("KEY_TESTS_BROKEN_API_KEY", value);

        var exception = Assert.Throws<ModelException>(() => ApiKey.FromEnvironment("key-tests-broken"));

        Assert.Equal(ModelFailure.Unauthorized, exception.Failure);
        Assert.StartsWith("KEY_TESTS_BROKEN_API_KEY holds", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("cret", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_prints_as_stars_and_has_nothing_to_serialise()
    {
        var key = new ApiKey("sk-secret");

        Assert.Equal("*** ***", $"{key} {key.ToString()}");
        Assert.Equal("{}", JsonSerializer.Serialize(key));
    }
}
