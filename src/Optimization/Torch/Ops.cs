using System.Collections.Concurrent;
using TorchSharp;
using static TorchSharp.torch;

namespace LearningThePrior.Optimization.Torch;

/// <summary>
/// Arithmetic without implicit <see cref="Scalar"/>s. TorchSharp 0.107 makes one for every <c>a + b</c>, <c>2 * a</c> or
/// <c>a > 0</c> and keeps nothing alive while native code reads it, so that a finalizer may free it in the middle of the
/// operation (seen as "Expected false to be true" from Scalar.h in a run of the loop). Here every constant is a tensor, and the
/// one scalar that an addition needs lives for ever.
/// </summary>
internal static class Ops
{
    private static readonly Scalar One = 1.0;
    private static readonly ConcurrentDictionary<double, Tensor> Constants = new();

    /// <summary>A constant as a tensor of no dimensions that lives for ever.</summary>
    public static Tensor Constant(double value) =>
        Constants.GetOrAdd(value, v => tensor(v, dtype: ScalarType.Float64).DetachFromDisposeScope());

    /// <summary>
    /// Numbers as a tensor in Torch's own memory. <c>tensor</c> leaves them in the array it is given, wherever
    /// that lies, and the last bit of MKL's products depends on how an operand is aligned: the same seed would not give the
    /// same bytes.
    /// </summary>
    /// <param name="values">The numbers, row by row.</param>
    /// <param name="shape">The shape; none for [length].</param>
    public static Tensor FromArray(double[] values, params long[] shape) => Copied(() => tensor(values, dtype: ScalarType.Float64), shape);

    /// <summary>The same in single precision.</summary>
    public static Tensor FromArray(float[] values, params long[] shape) => Copied(() => tensor(values, dtype: ScalarType.Float32), shape);

    /// <summary>The same of whole numbers.</summary>
    public static Tensor FromArray(long[] values, params long[] shape) => Copied(() => tensor(values), shape);

    /// <summary>[..., count]: 1 at the place that each whole number names, 0 elsewhere.</summary>
    public static Tensor OneHot(Tensor values, int count) =>
        values.unsqueeze(-1).eq(FromArray([.. Enumerable.Range(0, count).Select(i => (double)i)])).to(ScalarType.Float64);

    /// <summary>How often a product of matrices is taken: forward, and where gradients are followed twice more backward.</summary>
    public static int Passes => is_grad_enabled() ? 3 : 1;

    /// <summary>a + b.</summary>
    public static Tensor Plus(this Tensor a, Tensor b) => a.add(b, One);

    /// <summary>a + b.</summary>
    public static Tensor Plus(this Tensor a, double b) => a.add(Constant(b), One);

    /// <summary>a - b.</summary>
    public static Tensor Minus(this Tensor a, Tensor b) => a.add(-b, One);

    /// <summary>a * b.</summary>
    public static Tensor Times(this Tensor a, double b) => a.mul(Constant(b));

    /// <summary>log(1 + exp(a)).</summary>
    public static Tensor Softplus(this Tensor a) => a.logaddexp(Constant(0));

    /// <summary>The numbers of a double tensor, row by row.</summary>
    public static double[] ToArray(this Tensor a) => a.data<double>().ToArray();

    // The scope keeps every step alive while native code reads it: models are made where there is no scope around, and there the
    // collector may free a tensor as soon as its handle was read.
    private static Tensor Copied(Func<Tensor> view, long[] shape)
    {
        using var scope = NewDisposeScope();
        var copy = view().clone();
        return (shape.Length == 0 ? copy : copy.reshape(shape)).MoveToOuterDisposeScope();
    }
}
