using System.Reflection;
using LearningThePrior.Optimization.Torch.Loading;
using static TorchSharp.torch;

namespace LearningThePrior.Optimization.Tests.Torch.Loading;

public sealed class TorchRuntimeTests
{
    [Fact]
    public void Loading_from_many_threads_at_once_is_safe_and_loading_again_is_nothing()
    {
        Parallel.For(0, 16, _ => TorchRuntime.EnsureLoaded());

        TorchRuntime.EnsureLoaded();
    }

    [Fact]
    public void A_linear_regression_trains()
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator(1);
        var x = randn([64, 3], generator: generator);
        var y = x.matmul(tensor(new float[] { 1, -2, 3 }).unsqueeze(1)) + 0.5f;
        using var model = nn.Linear(3, 1);
        using var optimizer = optim.SGD(model.parameters(), learningRate: 0.1);
        var losses = new List<float>();

        for (var step = 0; step < 200; step++)
        {
            using var stepScope = NewDisposeScope();
            optimizer.zero_grad();
            var loss = nn.functional.mse_loss(model.call(x), y);
            loss.backward();
            optimizer.step();
            losses.Add(loss.item<float>());
        }

        Assert.True(losses[^1] < 1e-4, $"The loss went from {losses[0]} to {losses[^1]} only.");
    }

    [Fact]
    public void Torch_computes_on_one_thread()
    {
        TorchRuntime.EnsureLoaded();

        Assert.Equal(1, get_num_threads());
    }

    [Fact]
    public void TorchSharp_makes_no_copy_of_the_libraries_beside_the_program()
    {
        using var touched = ones(1);

        Assert.False(Directory.Exists(Path.Combine(AppContext.BaseDirectory, "cpu")));
        Assert.Empty(Directory.EnumerateFiles(AppContext.BaseDirectory, "*torch_cpu*", SearchOption.AllDirectories));
    }

    [Fact]
    public void Only_the_door_and_its_error_are_public()
    {
        var published = typeof(TorchRuntime).Assembly.GetExportedTypes()
            .Where(type => type.Namespace == typeof(TorchRuntime).Namespace);

        Assert.Equal([nameof(TorchRuntime), nameof(TorchUnavailableException)], published.Select(type => type.Name).Order());
        Assert.Equal(
            [nameof(TorchRuntime.EnsureLoaded)],
            typeof(TorchRuntime).GetMethods(BindingFlags.Public | BindingFlags.Static).Select(method => method.Name));
    }
}
