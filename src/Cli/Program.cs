using LearningThePrior.Cli;
using LearningThePrior.Cli.Clustering;

Torch.Room = new TorchRoom();
Clusters.Room = new ClusterRoom();
return await LearningThePrior.Cli.CommandLine.RunAsync(args, Console.Out, Console.Error);
