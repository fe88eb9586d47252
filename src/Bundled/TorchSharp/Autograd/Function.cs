using System.Collections.Generic;
using System.Linq;

namespace TorchSharp;

public static partial class torch
{
    public static partial class autograd
    {
        /// <summary>An operation with a backward of one's own; derive from one of its two heirs.</summary>
        /// <typeparam name="T">The deriving type itself.</typeparam>
        public abstract class Function<T> where T : Function<T>, new()
        {
            internal static T Instance { get; } = new();

            /// <summary>The name that error messages and graphs show.</summary>
            public abstract string Name { get; }

            /// <summary>Computes the outputs and puts them into the graph.</summary>
            /// <param name="vars">Tensors and anything else that forward takes.</param>
            public static List<Tensor> apply_internal(params object[] vars)
            {
                var function = Instance;
                var inputs = vars.OfType<Tensor>().Where(t => !t.IsInvalid).ToArray();
                var context = new AutogradContext();
                List<Tensor> outputs;
                var recorded = AutoGradMode.IsEnabled && inputs.Any(t => t.requires_grad);
                using (no_grad())
                    outputs = function.forward_internal(context, vars);
                return recorded
                    ? FunctionNode.Record(function.Name, context, vars, inputs, outputs, grads => function.backward_internal(context, grads))
                    : outputs;
            }

            internal abstract List<Tensor> forward_internal(AutogradContext ctx, params object[] vars);

            internal abstract List<Tensor> backward_internal(AutogradContext ctx, List<Tensor> grad_outputs);
        }

        /// <summary>An operation with one output and a backward of one's own.</summary>
        /// <typeparam name="T">The deriving type itself.</typeparam>
        public abstract class SingleTensorFunction<T> : Function<T> where T : SingleTensorFunction<T>, new()
        {
            /// <summary>Computes the output and puts it into the graph.</summary>
            /// <param name="vars">Tensors and anything else that forward takes.</param>
            public static Tensor apply(params object[] vars) => apply_internal(vars)[0];

            /// <summary>Computes the output; no history is recorded meanwhile.</summary>
            public abstract Tensor forward(AutogradContext ctx, params object[] vars);

            /// <summary>
            /// The gradients of the arguments of forward: one for each, null for what is no tensor or needs none.
            /// </summary>
            public abstract List<Tensor> backward(AutogradContext ctx, Tensor grad_output);

            internal sealed override List<Tensor> forward_internal(AutogradContext ctx, params object[] vars) =>
                [forward(ctx, vars)];

            internal sealed override List<Tensor> backward_internal(AutogradContext ctx, List<Tensor> grad_outputs) =>
                backward(ctx, grad_outputs[0]);
        }

        /// <summary>An operation with several outputs and a backward of one's own.</summary>
        /// <typeparam name="T">The deriving type itself.</typeparam>
        public abstract class MultiTensorFunction<T> : Function<T> where T : MultiTensorFunction<T>, new()
        {
            /// <summary>Computes the outputs and puts them into the graph.</summary>
            /// <param name="vars">Tensors and anything else that forward takes.</param>
            public static List<Tensor> apply(params object[] vars) => apply_internal(vars);

            /// <summary>Computes the outputs; no history is recorded meanwhile.</summary>
            public abstract List<Tensor> forward(AutogradContext ctx, params object[] vars);

            /// <summary>
            /// The gradients of the arguments of forward: one for each, null for what is no tensor or needs none.
            /// </summary>
            public abstract List<Tensor> backward(AutogradContext ctx, List<Tensor> grad_outputs);

            internal sealed override List<Tensor> forward_internal(AutogradContext ctx, params object[] vars) =>
                forward(ctx, vars);

            internal sealed override List<Tensor> backward_internal(AutogradContext ctx, List<Tensor> grad_outputs) =>
                backward(ctx, grad_outputs);
        }
    }
}
