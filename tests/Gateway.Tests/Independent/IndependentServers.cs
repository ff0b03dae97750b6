namespace LearningThePrior.Gateway.Tests.Independent;

/// <summary>Both servers, started once for the tests that talk to them.</summary>
public sealed class IndependentServers : IAsyncLifetime
{
    private const string Fixtures = """
        {"fixtures":[
          {"match":{"userMessage":"read","hasToolResult":false},"response":{"toolCalls":[{"name":"read_node","arguments":"{\"address\":\"/0/1\"}"}]}},
          {"match":{"userMessage":"read","hasToolResult":true},"response":{"content":"The node says that snow is white."}},
          {"match":{"userMessage":"label"},"response":{"content":"**Answer: B.**"}},
          {"match":{"userMessage":"hello"},"response":{"content":"Hello to you."}}
        ]}
        """;

    // .6 and .1 for A in two forms, .2 for B, as natural logarithms.
    private const string Rules = """
        rules:
          - path: "/v1/chat/completions"
            match: "@"
            response:
              status: 200
              content: |
                {"id":"x","object":"chat.completion","created":1,"model":"the-one-that-answered","choices":[{"index":0,"message":{"role":"assistant","content":"{{jmes request body.messages[-1].content}}"},"finish_reason":"stop"}]}
          - path: "/v1/chat/completions"
            match: "body.logprobs"
            response:
              status: 200
              content: |
                {"id":"x","object":"chat.completion","created":1,"model":"the-one-that-answered","choices":[{"index":0,"message":{"role":"assistant","content":"A"},"finish_reason":"stop","logprobs":{"content":[{"token":"A","logprob":-0.5108256237659907,"bytes":[65],"top_logprobs":[{"token":"A","logprob":-0.5108256237659907,"bytes":[65]},{"token":"B","logprob":-1.6094379124341003,"bytes":[66]},{"token":" A","logprob":-2.302585092994046,"bytes":[32,65]}]}]}}],"usage":{"prompt_tokens":7,"completion_tokens":1,"total_tokens":8}}
          - path: "/v1/chat/completions"
            match: "contains(body.messages[-1].content, 'error-401')"
            response:
              status: 401
              content: |
                {"error":{"message":"Incorrect API key provided.","type":"invalid_request_error","param":null,"code":"invalid_api_key"}}
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("learning-the-prior-servers-").FullName;
    private NodeServer? _aimock;
    private NodeServer? _mockLlm;
    private string? _problem;

    internal NodeServer Aimock => Started(_aimock);

    internal NodeServer MockLlm => Started(_mockLlm);

    public async ValueTask InitializeAsync()
    {
        (var packages, _problem) = await NodePackages.InstallAsync();
        if (packages is null)
        {
            return;
        }

        var (fixtures, rules) = (Path.Combine(_folder, "fixtures.json"), Path.Combine(_folder, "rules.yaml"));
        await File.WriteAllTextAsync(fixtures, Fixtures);
        await File.WriteAllTextAsync(rules, Rules);
        var modules = Path.Combine(packages, "node_modules");
        _aimock = await NodeServer.StartAsync(
            Path.Combine(modules, "@copilotkit", "aimock", "dist", "cli.js"), port => ["-p", $"{port}", "-h", "127.0.0.1", "-f", fixtures]);
        _mockLlm = await NodeServer.StartAsync(Path.Combine(modules, "@dwmkerr", "mock-llm", "dist", "main.js"), _ => ["--config", rules]);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var server in new[] { _aimock, _mockLlm }.OfType<NodeServer>())
        {
            await server.DisposeAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }

    private NodeServer Started(NodeServer? server)
    {
        Assert.SkipWhen(_problem is not null, _problem ?? "");
        return server!;
    }
}
