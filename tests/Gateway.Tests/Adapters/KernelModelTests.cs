using LearningThePrior.LanguageModels;
using LearningThePrior.ModelServing;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;

namespace LearningThePrior.Gateway.Tests.Adapters;

/// <summary>Services of a user's own kernel as models.</summary>
public sealed class KernelModelTests
{
    private static readonly ModelName Name = new("mine", "any", null);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_service_is_taken_by_its_id_and_keeps_log_probabilities()
    {
        await using var server = await ModelServer.StartAsync();
        using var client = new HttpClient();
        var builder = Kernel.CreateBuilder();
        builder.AddOpenAIChatCompletion("one", server.Address, "key", serviceId: "first", httpClient: client);
        builder.AddOpenAIChatCompletion("two", server.Address, "key", serviceId: "second", httpClient: client);
        var kernel = builder.Build();

        var reply = await new KernelModel(kernel, Name, "second").CompleteAsync(
            Asking("A or B? Reply with one label.") with { Options = new() { TopLogProbabilities = 5, MaxTokens = 3 } }, Cancel);

        Assert.Equal("two-answered", reply.AnsweredBy);
        Assert.Equal(5, Assert.Single(reply.Tokens!).Top.Count);
        Assert.Equal(3, (int)Assert.Single(server.Requests).Json["max_tokens"]!);
    }

    [Fact]
    public void A_kernel_without_the_service_is_refused()
    {
        var kernel = Kernel.CreateBuilder().AddOpenAIChatCompletion("one", "key", serviceId: "first").Build();

        Assert.StartsWith("the kernel has no chat service 'second'", Assert.Throws<ArgumentException>(() => new KernelModel(kernel, Name, "second")).Message, StringComparison.Ordinal);
        Assert.StartsWith("the kernel has no chat service", Assert.Throws<ArgumentException>(() => new KernelModel(new Kernel(), Name)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_of_another_maker_is_told_the_options_by_their_common_names()
    {
        var service = new Foreign();
        var builder = Kernel.CreateBuilder();
        Microsoft.Extensions.DependencyInjection.ServiceCollectionServiceExtensions.AddSingleton<IChatCompletionService>(builder.Services, service);

        var reply = await new KernelModel(builder.Build(), Name).CompleteAsync(
            Asking("?") with
            {
                Options = new() { Temperature = .5, MaxTokens = 9, Seed = 7 },
                Tools = [new("read_node", "Reads.", """{"type":"object","properties":{"address":{"type":"string"}}}""")],
            },
            Cancel);

        Assert.Equal([("max_tokens", 9), ("seed", 7L), ("temperature", .5)], service.Settings!.ExtensionData!.OrderBy(e => e.Key).Select(e => (e.Key, e.Value)));
        Assert.NotNull(service.Settings.FunctionChoiceBehavior);
        Assert.Equal(("", """{"address":"/0","depth":2}"""), (reply.Text, Assert.Single(reply.ToolCalls).Arguments));
        Assert.Equal((FinishReason.ToolCalls, null, null), (reply.Finish, reply.Usage, reply.AnsweredBy));
    }

    [Fact]
    public async Task A_service_of_another_maker_is_told_the_most_tokens_in_the_field_that_is_asked_for()
    {
        var service = new Foreign();
        var builder = Kernel.CreateBuilder();
        Microsoft.Extensions.DependencyInjection.ServiceCollectionServiceExtensions.AddSingleton<IChatCompletionService>(builder.Services, service);

        await new KernelModel(builder.Build(), Name).CompleteAsync(Asking("?") with { Options = new() { MaxTokens = 9, TokenParameter = "max_completion_tokens" } }, Cancel);

        Assert.Equal([("max_completion_tokens", 9)], service.Settings!.ExtensionData!.Select(e => (e.Key, (int)e.Value)));
    }

    [Fact]
    public async Task A_further_field_that_is_no_JSON_is_the_callers_error()
    {
        var kernel = Kernel.CreateBuilder().AddOpenAIChatCompletion("one", "key").Build();

        var error = await Assert.ThrowsAsync<ArgumentException>(async () => await new KernelModel(kernel, Name).CompleteAsync(
            Asking("?") with { Options = new() { Extra = new Dictionary<string, string> { ["mirostat"] = "two" } } }, Cancel));

        Assert.Contains("the further field 'mirostat' is no JSON: two", error.Message, StringComparison.Ordinal);
    }

    private static ModelRequest Asking(string text) => new([ModelMessage.User(text)], new(ModelRole.Judge));

    private sealed class Foreign : IChatCompletionService
    {
        public PromptExecutionSettings? Settings { get; private set; }

        public IReadOnlyDictionary<string, object?> Attributes { get; } = new Dictionary<string, object?>();

        public Task<IReadOnlyList<ChatMessageContent>> GetChatMessageContentsAsync(
            ChatHistory chatHistory, PromptExecutionSettings? executionSettings = null, Kernel? kernel = null, CancellationToken cancellationToken = default)
        {
            Settings = executionSettings;
            ChatMessageContentItemCollection items = [new FunctionCallContent("read_node", null, "c1", new() { ["address"] = "/0", ["depth"] = 2 })];
            return Task.FromResult<IReadOnlyList<ChatMessageContent>>(
                [new(AuthorRole.Assistant, items, metadata: new Dictionary<string, object?> { ["FinishReason"] = "tool_calls" })]);
        }

        public IAsyncEnumerable<StreamingChatMessageContent> GetStreamingChatMessageContentsAsync(
            ChatHistory chatHistory, PromptExecutionSettings? executionSettings = null, Kernel? kernel = null, CancellationToken cancellationToken = default) =>
            throw new NotSupportedException();
    }
}
