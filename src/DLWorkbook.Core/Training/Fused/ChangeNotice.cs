using System.Collections.Generic;
using System.Linq;
using TorchSharp;
using TorchSharp.Modules;

namespace DLWorkbook.Core.Training.Fused;

/// <summary>
/// Tells autograd that parameters have changed, so that an older graph refuses to go on with the new values, as after any
/// operation in place.
/// </summary>
/// <remarks>
/// A view shares its tensor's count of changes, also a view of no numbers. Such views are made the gradients of parameters
/// of no numbers, and all of them are set to zero in one call: it writes nothing, and counts.
/// </remarks>
internal sealed class ChangeNotice
{
    private readonly List<Parameter> known = [];
    private readonly List<Parameter> stands = [];
    private TorchSharp.Modules.SGD? clerk;

    /// <summary>Gives notice of all that a step has changed.</summary>
    public void Of(List<Parameter> changed)
    {
        if (!IsKnown(changed))
        {
            Release();
            known.AddRange(changed);
            stands.AddRange(changed.Select(StandIn));
            clerk = stands.Count == 0 ? null : torch.optim.SGD(stands, 1.0);
        }

        clerk?.zero_grad();
    }

    /// <summary>Frees what is kept between steps.</summary>
    public void Release()
    {
        clerk?.Dispose();
        stands.ForEach(stand => stand.Dispose());
        stands.Clear();
        known.Clear();
        clerk = null;
    }

    private static Parameter StandIn(Parameter parameter)
    {
        using var scope = torch.NewDisposeScope();
        var stand = torch.nn.Parameter(torch.empty(0, dtype: parameter.dtype, device: parameter.device));
        stand.grad = parameter.detach().view(-1).narrow(0, 0, 0);
        stand.DetachFromDisposeScope();
        return stand;
    }

    private bool IsKnown(List<Parameter> changed)
    {
        if (changed.Count != known.Count)
        {
            return false;
        }

        for (var k = 0; k < changed.Count; k++)
        {
            if (!ReferenceEquals(changed[k], known[k]))
            {
                return false;
            }
        }

        return true;
    }
}
