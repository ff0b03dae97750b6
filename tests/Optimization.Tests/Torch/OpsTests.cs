using LearningThePrior.Optimization.Torch;
using static TorchSharp.torch;

namespace LearningThePrior.Optimization.Tests.Torch;

public sealed class OpsTests
{
    [Fact]
    public void Arithmetic_is_that_of_numbers()
    {
        using var scope = NewDisposeScope();
        var a = tensor(new[] { 1.5, -2, 0 });
        var b = tensor(new[] { .25, 4, -1 });

        Assert.Equal([1.75, 2, -1], a.Plus(b).ToArray());
        Assert.Equal([1.25, -6, 1], a.Minus(b).ToArray());
        Assert.Equal([2.5, -1, 1], a.Plus(1).ToArray());
        Assert.Equal([-4.5, 6, 0], a.Times(-3).ToArray());
    }

    [Fact]
    public void Softplus_is_the_log_of_one_plus_exp_without_overflow()
    {
        using var scope = NewDisposeScope();

        var values = tensor(new[] { 0, 1, -800, 800.0 }).Softplus().ToArray();

        Assert.Equal(Math.Log(2), values[0], 1e-15);
        Assert.Equal(Math.Log(1 + Math.E), values[1], 1e-15);
        Assert.Equal([0, 800], values[2..]);
    }

    [Fact]
    public void A_constant_outlives_the_scope_in_which_it_was_first_asked_for()
    {
        Tensor constant;
        using (NewDisposeScope())
        {
            constant = Ops.Constant(.123456);
        }

        Assert.Same(constant, Ops.Constant(.123456));
        Assert.Equal([.123456], constant.ToArray());
    }

    // Models are made outside any dispose scope. There nothing but the caller keeps a tensor alive while native code reads it.
    [Fact]
    public async Task Numbers_become_a_tensor_outside_any_scope_while_the_collector_runs()
    {
        using var over = new CancellationTokenSource();
        var collecting = Task.Run(
            () =>
            {
                while (!over.IsCancellationRequested)
                {
                    GC.Collect(0);
                    GC.WaitForPendingFinalizers();
                }
            },
            TestContext.Current.CancellationToken);

        for (var i = 0; i < 20_000; i++)
        {
            using var made = Ops.FromArray([i, -i, .5, 1], 2, 2);
            Assert.Equal([i, -i, .5, 1], made.ToArray());
        }

        await over.CancelAsync();
        await collecting;
    }

    [Fact]
    public void Gradients_pass_through()
    {
        using var scope = NewDisposeScope();
        var a = tensor(new[] { 2.0, -1 }).requires_grad_();

        a.Times(3).Minus(a.Plus(1).Times(.5)).Plus(a.Softplus()).sum().backward();

        // d/da of 3a - (a + 1)/2 + log(1 + e^a): 2.5 plus the logistic of a.
        var gradient = a.grad!.ToArray();
        Assert.Equal(2.5 + (1 / (1 + Math.Exp(-2))), gradient[0], 1e-12);
        Assert.Equal(2.5 + (1 / (1 + Math.E)), gradient[1], 1e-12);
    }
}
