using CsCheck;

namespace LearningThePrior.LanguageModels.Tests;

/// <summary>Names of models: what is read, what is written, and what is refused.</summary>
public sealed class ModelNameTests
{
    private static readonly Gen<string> Word = Gen.String[Gen.Char["abcXYZ019-._"], 1, 8];

    [Theory]
    [InlineData("openai/gpt-4o", "openai", "gpt-4o", "https://api.openai.com/v1/")]
    [InlineData("OpenAI/gpt-4o", "openai", "gpt-4o", "https://api.openai.com/v1/")]
    [InlineData("ollama/llama3.2:1b", "ollama", "llama3.2:1b", "http://127.0.0.1:11434/v1/")]
    [InlineData("vllm/meta-llama/Llama-3.1-8B", "vllm", "meta-llama/Llama-3.1-8B", "http://127.0.0.1:8000/v1/")]
    [InlineData("llamacpp/x", "llamacpp", "x", "http://127.0.0.1:8080/v1/")]
    [InlineData("mine/a/b:c@http://10.0.0.1:99/v1", "mine", "a/b:c", "http://10.0.0.1:99/v1/")]
    [InlineData("vertex/m@20240620@https://host.example/v1/", "vertex", "m@20240620", "https://host.example/v1/")]
    [InlineData("azure/gpt@https://r.openai.azure.com/openai/v1", "azure", "gpt", "https://r.openai.azure.com/openai/v1/")]
    public void A_name_has_a_provider_a_model_and_an_address(string text, string provider, string model, string address)
    {
        var name = ModelName.Parse(text);

        Assert.Equal((provider, model, address), (name.Provider, name.Model, name.Address!.AbsoluteUri));
    }

    [Fact]
    public void What_is_written_is_read_back() => Gen.Select(
            Word,
            Gen.String[Gen.Char["abcXYZ019-._/:@"], 1, 20],
            Gen.Select(Among("http", "https"), Among("127.0.0.1", "host.example", "[::1]"), Gen.Int[1, 65_535], Among("", "/v1", "/a/b/"), (scheme, host, port, path) => $"{scheme}://{host}:{port}{path}"))
        .Sample((provider, model, address) =>
        {
            var name = new ModelName(provider, model, new(address));
            return ModelName.Parse(name.ToString()) == name;
        });

    private static Gen<string> Among(params string[] words) => Gen.Int[0, words.Length - 1].Select(i => words[i]);

    [Theory]
    [InlineData("gpt-4o", "provider/model")]
    [InlineData("", "provider/model")]
    [InlineData("/gpt", "provider/model")]
    [InlineData("openai/", "provider/model")]
    [InlineData("openai/a b", "white space")]
    [InlineData("open ai/x", "provider has letters")]
    [InlineData("openia/gpt-4o", "the provider 'openia' needs an address: openia/model@https://host/v1")]
    [InlineData("azure/gpt-4o", "azure/my-deployment@https://")]
    [InlineData("ollama/llama@localhost:11434", "begins with http:// or https://")]
    [InlineData("ollama/llama@ftp://host/v1", "begins with http:// or https://")]
    [InlineData("openai/x@https://", "no URL")]
    public void What_is_no_name_is_refused_with_what_is_right(string text, string part)
    {
        var message = Assert.Throws<FormatException>(() => ModelName.Parse(text)).Message;

        Assert.Contains(part, message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', message);
    }

    [Theory]
    [InlineData("openai/x@https://user:sk-secret@host/v1")]
    [InlineData("openai/x@https://host/v1?key=sk-secret")]
    [InlineData("openai/x@https://host/v1#sk-secret")]
    [InlineData("openai/x@sk-secret")]
    public void A_key_in_an_address_is_refused_and_not_repeated(string text) =>
        Assert.DoesNotContain("secret", Assert.Throws<FormatException>(() => ModelName.Parse(text)).ToString(), StringComparison.Ordinal);
}
