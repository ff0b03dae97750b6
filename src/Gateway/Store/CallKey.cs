namespace LearningThePrior.Gateway.Store;

/// <summary>Names a call: which model is asked, and the hash of what is sent, where to, and which sample it is.</summary>
/// <param name="Model">The model, without provider and address; folders are named by it.</param>
/// <param name="Hash">SHA-256 of base address, path, final body, sample and draw, 64 hexadecimal digits.</param>
public readonly record struct CallKey(string Model, string Hash);
