using System;
using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>The operators of libtorch that the modules are made of and that are no methods of a tensor.</summary>
internal static partial class Kernels
{
    private static readonly Op s_linear = new("aten::linear");
    private static readonly Op s_embedding = new("aten::embedding");
    private static readonly Op s_embeddingRenorm = new("aten::embedding_renorm_");
    private static readonly Op s_dropout = new("aten::dropout");
    private static readonly Op s_dropoutInPlace = new("aten::dropout_");
    private static readonly Op s_layerNorm = new("aten::layer_norm");
    private static readonly Op s_gelu = new("aten::gelu");
    private static readonly Op s_geluInPlace = new("aten::gelu_");
    private static readonly Op s_oneHot = new("aten::one_hot");
    private static readonly Op s_cosineSimilarity = new("aten::cosine_similarity");
    private static readonly Op s_norm = new("aten::norm", "ScalarOpt_dim");
    private static readonly Op s_vectorNorm = new("aten::linalg_vector_norm");
    private static readonly Op s_qr = new("aten::linalg_qr");

    internal static Tensor Linear(Tensor input, Tensor weight, Tensor? bias) => s_linear.Call(input, weight, bias);

    internal static Tensor Embedding(Tensor weight, Tensor indices, long paddingIndex, bool scaleByFrequency, bool sparse)
        => s_embedding.Call(weight, indices, paddingIndex, scaleByFrequency, sparse);

    internal static void EmbeddingRenorm(Tensor weight, Tensor indices, double maxNorm, double normType)
    {
        using var _ = no_grad();
        using var contiguous = indices.contiguous();
        Tensor same = s_embeddingRenorm.Call(weight, contiguous, maxNorm, normType);
        same.Dispose();
    }

    internal static Tensor Dropout(Tensor input, double p, bool training, bool inPlace)
        => (inPlace ? s_dropoutInPlace : s_dropout).Call(input, p, training);

    internal static Tensor LayerNorm(Tensor input, long[] shape, Tensor? weight, Tensor? bias, double eps)
        => s_layerNorm.Call(input, shape, weight, bias, eps);

    internal static Tensor Gelu(Tensor input, string approximate, bool inPlace)
        => (inPlace ? s_geluInPlace : s_gelu).Call(input, approximate);

    internal static Tensor OneHot(Tensor classes, long count) => s_oneHot.Call(classes, count);

    internal static Tensor CosineSimilarity(Tensor x1, Tensor x2, long dim, double eps)
        => s_cosineSimilarity.Call(x1, x2, dim, eps);

    /// <summary>The p-norm along an axis, which stays with length 1.</summary>
    internal static Tensor Norm(Tensor input, double p, long dim) => s_norm.Call(input, p, Arg.List(dim), true);

    /// <summary>The p-norm of all values.</summary>
    internal static Tensor NormOfAll(Tensor input, double p)
        => input.is_sparse ? s_norm.Call(input, p, Array.Empty<long>(), false) : s_vectorNorm.Call(input, p);

    internal static (Tensor q, Tensor r) Qr(Tensor matrix) => s_qr.Call(matrix);
}
