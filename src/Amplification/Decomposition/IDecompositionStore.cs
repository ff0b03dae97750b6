namespace LearningThePrior.Amplification.Decomposition;

/// <summary>Takes decompositions as they end. Safe for concurrent use.</summary>
public interface IDecompositionStore
{
    /// <summary>Keeps one.</summary>
    /// <param name="id">Names it within the run.</param>
    /// <param name="overseer">Who divided the questions and answered.</param>
    /// <param name="context">What was asked about.</param>
    /// <param name="decomposed">The decomposition.</param>
    void Add<TQuestion, TAnswer>(string id, string overseer, IQuestionContext<TQuestion, TAnswer> context, Decomposed<TQuestion, TAnswer> decomposed);
}
