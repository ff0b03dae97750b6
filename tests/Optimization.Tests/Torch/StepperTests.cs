using LearningThePrior.Optimization.Torch;
using static TorchSharp.torch;
using Parameter = TorchSharp.Modules.Parameter;

namespace LearningThePrior.Optimization.Tests.Torch;

/// <summary>Steps on a linear loss, whose gradient is what the test says it is.</summary>
public sealed class StepperTests
{
    [Fact]
    public void Adam_takes_the_steps_of_its_paper()
    {
        using var scope = NewDisposeScope();
        var parameter = new Parameter(tensor(new[] { 1.0, -2 }));
        var adam = new Adam([parameter]);

        Step(adam, parameter, .1, .3, -.4);
        // Bias-corrected, the first step is the rate times the gradient's sign.
        Assert.Equal([.9, -1.9], parameter.ToArray(), Near(1e-7));

        Step(adam, parameter, .1, -.1, .2);
        // First number: m = (.09 * .3 - .1 * .1) / .19 = .0894737; v = (.000999 * .09 + .001 * .01) / .001999 = .0499800;
        // .9 - .1 * m / sqrt(v) = .8599781. Second: m = (-.036 + .02) / .19, v = (.00015984 + .00004) / .001999.
        Assert.Equal([.8599781, -1.8733663], parameter.ToArray(), Near(1e-7));
    }

    [Fact]
    public void Adam_decays_weights_apart_from_the_gradient()
    {
        using var scope = NewDisposeScope();
        var parameter = new Parameter(tensor(new[] { 4.0 }));

        Step(new Adam([parameter], decay: .5), parameter, .1, 0);

        // 4 - .1 * .5 * 4.
        Assert.Equal([3.8], parameter.ToArray(), Near(1e-12));
    }

    [Fact]
    public void Gradient_descent_gathers_momentum()
    {
        using var scope = NewDisposeScope();
        var parameter = new Parameter(tensor(new[] { 1.0 }));
        var descent = new GradientDescent([parameter]);

        Step(descent, parameter, .1, .5);
        Step(descent, parameter, .1, .5);

        // Velocities .5 and .9 * .5 + .5 = .95.
        Assert.Equal([1 - .05 - .095], parameter.ToArray(), Near(1e-12));
    }

    [Fact]
    public void A_gradient_longer_than_one_is_shortened_to_one()
    {
        using var scope = NewDisposeScope();
        var parameter = new Parameter(tensor(new[] { 0.0, 0 }));

        Step(new GradientDescent([parameter]), parameter, 1, 3, 4);

        // (3, 4) has length 5.
        Assert.Equal([-.6, -.8], parameter.ToArray(), Near(1e-12));
    }

    [Fact]
    public void Each_step_forgets_the_gradient_before_it()
    {
        using var scope = NewDisposeScope();
        var parameter = new Parameter(tensor(new[] { 0.0 }));
        var other = new Parameter(tensor(new[] { 7.0 }));
        var descent = new GradientDescent([parameter, other]);

        Step(descent, parameter, 1, .5);
        Step(descent, parameter, 1, -.45);

        // Velocity .9 * .5 - .45 = 0, so the second step stays; had gradients added up, it would not. No gradient, no move.
        Assert.Equal([-.5], parameter.ToArray(), Near(1e-12));
        Assert.Equal([7], other.ToArray());
    }

    private static void Step(Stepper stepper, Parameter parameter, double rate, params double[] gradient) =>
        stepper.Step((parameter * tensor(gradient)).sum(), rate);

    private static Func<double, double, bool> Near(double tolerance) => (a, b) => Math.Abs(a - b) <= tolerance;
}
